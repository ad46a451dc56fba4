import { hostOf, isDocument, isElement, isShadowRoot, parentOf } from "../dom/native.ts";

/** The element above, also out of a shadow root, closed ones too, and of a frame of the same origin. */
export function elementAbove(element: Element): Element | null {
  const parent = parentOf(element);
  if (parent === null) return null;
  if (isElement(parent)) return parent;
  if (isDocument(parent)) return frameOf(parent);
  return isShadowRoot(parent) ? hostOf(parent) : null;
}

function frameOf(document: Document): Element | null {
  try {
    return document.defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}
