import type { ClickClaim } from "../../../protocol/click-events.ts";
import { closestAcross } from "./realm.ts";

const buttonInput = "input:is([type=button],[type=submit],[type=reset],[type=image])";
const role = (...names: string[]): string => names.map((name) => `[role=${name}]`).join(",");

const field = `input,select,textarea,option,[contenteditable]:not([contenteditable=false]),${role("textbox", "combobox", "checkbox", "radio", "switch", "slider", "spinbutton", "searchbox")}`;
const link = `a,area,${role("link")}`;
const control = `button,summary,${buttonInput},[aria-haspopup],[aria-expanded],[popovertarget],${role("button", "tab", "option", "treeitem", "menuitem", "menuitemcheckbox", "menuitemradio")}`;
const opaque = "canvas,video,audio,iframe,embed,object";
const any = `${control},${link},${field},label`;

/** What the visitor means by a click: the control around what was hit, such as an icon within a button. */
export const clickTarget = (hit: Element): Element => closestAcross(hit, any) ?? hit;

/** How many levels above what was hit a handler still speaks for it: far above, it is one for everything below. */
const maxHandlerLevels = 3;

/** @param target `clickTarget` of what was hit */
export function claimOf(hit: Element, target: Element): ClickClaim {
  if (target.matches(control)) return "control";
  if (target.matches(link)) return "link";
  if (target.matches(field) || hasControl(target)) return "field";
  if (hasHandler(hit)) return "handler";
  if (hit.matches(opaque) || isClosed(hit)) return "opaque";
  // Inherited, so that what was hit speaks for all above it.
  return getComputedStyle(hit).cursor === "pointer" ? "cursor" : "none";
}

export const isDisabled = (target: Element): boolean =>
  target.matches(":disabled") || closestAcross(target, "[aria-disabled=true]") !== null;

const hasControl = (target: Element): boolean =>
  target.localName === "label" && Boolean(Reflect.get(target, "control"));

/** An element of the page's own whose inside is not shown to anybody, if it has one. */
const isClosed = (hit: Element): boolean =>
  hit.localName.includes("-") && !hit.shadowRoot && !hit.firstElementChild;

const isReactRoot = (key: string): boolean => key.startsWith("__reactContainer$");

/** `onclick`, which React sets as well on what is no control and has a handler; and what Vue keeps at its elements. */
function hasHandler(hit: Element): boolean {
  let at: Element | null = hit;
  for (let level = 0; at && level < maxHandlerLevels; level++, at = at.parentElement) {
    // What an app stands in has React's `onclick` for all of it.
    if (at === at.ownerDocument.body || Object.keys(at).some(isReactRoot)) return false;
    if (typeof Reflect.get(at, "onclick") === "function") return true;
    const vue = Object.getOwnPropertySymbols(at).find((symbol) => symbol.description === "_vei");
    const invokers: unknown = vue ? Reflect.get(at, vue) : Reflect.get(at, "_vei");
    if (typeof invokers === "object" && invokers !== null && "onClick" in invokers) return true;
  }
  return false;
}
