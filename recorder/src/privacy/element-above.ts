import { hostOf, isDocument, isElement, isShadowRoot, parentOf, rootOf } from "../dom/native.ts";

/** The element above, also out of a shadow root, closed ones too, and of a frame of the same origin. */
export function elementAbove(element: Element): Element | null {
  const parent = parentOf(element);
  if (parent === null) return null;
  return isElement(parent) ? parent : aboveRoot(parent);
}

/** The element above all of the tree in which this one stands. */
export const elementAboveTree = (element: Element): Element | null => aboveRoot(rootOf(element));

function aboveRoot(root: Node): Element | null {
  if (isDocument(root)) return frameOf(root);
  return isShadowRoot(root) ? hostOf(root) : null;
}

function frameOf(document: Document): Element | null {
  try {
    return document.defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}
