import type { Privacy } from "../privacy/privacy.ts";
import { typeOf } from "./realm.ts";

const maxTextChars = 80;
/** A click on a page's background hits an element that holds the whole page: its text tells nothing. */
const maxTextNodes = 40;

const buttonTypes = new Set(["button", "submit", "reset"]);
/** What the visitor typed. */
const entered = "input,select,textarea,[contenteditable]:not([contenteditable=false])";

/**
 * The label of an element, at most 80 characters; never what a visitor has entered, and empty where it is masked.
 * @param ownTextOnly leaves out what stands in elements within, as of a click on a background
 */
export function labelOf(element: Element, privacy: Privacy, ownTextOnly = false): string {
  const stanceOf = privacy.stanceReader();
  const stance = stanceOf(element);
  if (stance.isMasked || stance.isBlocked) return "";
  if (element.localName === "input" && buttonTypes.has(typeOf(element))) {
    return shorten(privacy.value(element, String(Reflect.get(element, "value")), stance));
  }
  if (element.closest(entered)) return "";
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text = "";
  for (let seen = 0; seen < maxTextNodes && text.length < maxTextChars && walker.nextNode(); seen++) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (parent === null || parent.closest(`${entered},style,script`)) continue;
    const around = stanceOf(parent);
    if ((ownTextOnly && parent !== element) || around.isMasked || around.isBlocked) continue;
    text += ` ${privacy.text(node.nodeValue ?? "", parent, around)}`;
  }
  return shorten(text);
}

const shorten = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, maxTextChars);
