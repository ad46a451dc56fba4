import { closestAcross, typeOf } from "./realm.ts";

/** Inputs that open something of the browser's own, or take what is typed next; a checkbox changes its value. */
const buttonTypes = /^(?:submit|reset|button|image|hidden)$/;

/** What shows that it is chosen already, and can be chosen no more than that. */
const chosen =
  "[role=tab][aria-selected=true],[role=radio][aria-checked=true],[aria-current]:not([aria-current=false])";

/**
 * Whether the browser by itself answers a click on this element, in a way that leaves no trace in the page: a list
 * or a dialog opens, a caret is set, a mail program starts, an element's own controls are used; or whether the
 * element had answered before it was asked.
 */
export function isAnsweredByBrowser(target: Element, isPrevented: boolean): boolean {
  if (target.matches(chosen)) return true;
  // A field takes the caret at the press already.
  if (target.matches("textarea,[contenteditable]:not([contenteditable=false])")) return !isDisabled(target);
  if (target.localName === "input" && !buttonTypes.test(typeOf(target))) return !isDisabled(target);
  if (target.matches("select,option,video[controls],audio[controls],embed,object"))
    return !isDisabled(target);
  if (isPrevented) return false;
  const labelled: unknown = target.localName === "label" ? Reflect.get(target, "control") : null;
  if (labelled) return !isDisabled(labelled);
  const link = closestAcross(target, "a[href],area[href]");
  if (link === null) return false;
  const protocol = String(Reflect.get(link, "protocol"));
  return link.hasAttribute("download") || !/^(?:https?|javascript|file|about|data|blob):$/.test(protocol);
}

const isDisabled = (field: unknown): boolean =>
  typeof field === "object" && field !== null && Reflect.get(field, "disabled") === true;
