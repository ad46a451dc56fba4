import type { Privacy, Stance } from "../privacy/privacy.ts";
import { attributeOf } from "./native.ts";
import type { Attributes } from "./serialized-node.ts";

/** Inputs whose `value` is no text the visitor enters: the attribute says it all. */
const withoutText = /^(?:radio|checkbox|submit|button|reset|image|file)$/i;

export const isTextField = (element: Element, tagName: string): boolean =>
  tagName === "textarea" ||
  tagName === "select" ||
  (tagName === "input" && !withoutText.test(attributeOf(element, "type") ?? ""));

/** What a text field holds, which is not what its attribute says; null where inputs are not recorded. */
export function fieldValue(field: Element, stance: Stance, privacy: Privacy): string | null {
  const value: unknown = Reflect.get(field, "value");
  return stance.isIgnored ? null : privacy.value(field, typeof value === "string" ? value : "", stance);
}

/** Puts the state of an input, select, option or textarea in place of what its attributes say. */
export function addFieldState(
  attributes: Attributes,
  field: Element,
  tagName: string,
  stance: Stance,
  privacy: Privacy,
): void {
  if (tagName === "option") {
    if (privacy.showsChoice(field, stance) && Reflect.get(field, "selected") === true)
      attributes.selected = true;
    else delete attributes.selected;
  } else if (isTextField(field, tagName)) {
    const value = fieldValue(field, stance, privacy);
    // A replayed text area without a value would show its children, which are not told.
    if (value || (value !== null && tagName === "textarea")) attributes.value = value;
    else delete attributes.value;
  } else if (Reflect.get(field, "checked") === true && privacy.showsChoice(field, stance)) {
    attributes.checked = true;
  } else {
    delete attributes.checked;
  }
}
