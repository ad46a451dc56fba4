import { isButton } from "./page-nodes.ts";

const maxClickTextChars = 80;
/** A click on a page's background hits an element that holds the whole page: its text tells nothing. */
const maxTextNodes = 40;

const labelled =
  "a,button,summary,label,input,select,textarea,[role=button],[role=link],[role=tab],[role=menuitem],[role=option],[role=checkbox]";
/** What the visitor typed or the website wants hidden. */
const hidden = "input,select,textarea,[contenteditable],.rr-mask,.rr-block,[data-private]";

/** What the visitor means by a click: the control around what was hit, such as an icon within a button. */
export const clickTarget = (hit: Element): Element => hit.closest(labelled) ?? hit;

/** The label of a click's target, at most 80 characters; never what a visitor has entered. */
export function clickText(target: Element): string {
  if (target instanceof HTMLInputElement && isButton(target)) return shorten(target.value);
  if (target.closest(hidden)) return "";
  const walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT);
  const ownTextOnly = !target.matches(labelled);
  let text = "";
  for (let seen = 0; seen < maxTextNodes && text.length < maxClickTextChars && walker.nextNode(); seen++) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (parent === null || parent.closest(`${hidden},style,script`)) continue;
    if (!ownTextOnly || parent === target) text += ` ${node.nodeValue ?? ""}`;
  }
  return shorten(text);
}

const shorten = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, maxClickTextChars);
