import { typeOf } from "./realm.ts";

/** What sends a form, or may. */
export const buttonWithin = "button,input:is([type=submit],[type=button],[type=image]),[role=button]";
/** Above, a group is the page. */
const maxLevels = 5;
/** What one types into on the way to something; choices and searches mostly act at once. */
const typed = /^(?:text|email|tel|url|password|number|date|)$/;

/** What is a form to the visitor though the page has none: fields that are typed into, with a button beside them. */
export function groupOf(field: Element): Element | null {
  if (!field.matches("input,textarea") || (field.localName === "input" && !typed.test(typeOf(field))))
    return null;
  let at = field.parentElement;
  for (let level = 0; at !== null && level < maxLevels; level++, at = at.parentElement) {
    if (at === at.ownerDocument.body || at.querySelector("form") !== null) return null;
    if (at.querySelector(buttonWithin) !== null) return at;
  }
  return null;
}
