import type { NodeIds } from "../dom/dom-capture.ts";
import { hostOf, isElement, isNode, isShadowRoot, parentOf, shadowRootOf } from "../dom/native.ts";
import type { Privacy } from "../privacy/privacy.ts";
import type { ObserverOwner } from "./observer.ts";

/**
 * What an event befell. Behind a host stands what its shadow root hides, which the path begins with; the path is a list
 * of all above, and mostly not needed.
 */
export function hitOf(event: Event): Node | null {
  const { target } = event;
  const isHidden = isNode(target) && isElement(target) && shadowRootOf(target) !== null;
  const hit = isHidden ? event.composedPath()[0] : target;
  return isNode(hit) ? hit : null;
}

const above = (node: Node): Node | null => (isShadowRoot(node) ? hostOf(node) : parentOf(node));

/** The node itself or the element around it; null for a document. */
export function elementAt(node: Node): Element | null {
  for (let at: Node | null = node; at !== null; at = above(at)) {
    if (isElement(at)) return at;
  }
  return null;
}

/** Whether a box stands for it: then where in it the visitor points is nobody's business. */
export function isBlocked({ stanceOf }: Pick<Privacy, "stanceOf">, node: Node): boolean {
  const element = elementAt(node);
  return element !== null && stanceOf(element).isBlocked;
}

/** Of the node, or of the nearest around it that the events have shown. */
export function nearestId(ids: NodeIds, node: Node): number | null {
  for (let at: Node | null = node; at !== null; at = above(at)) {
    const id = ids.idOf(at);
    if (id !== null) return id;
  }
  return null;
}

/** Of the node, shown now if it was held back; null for one no event will show. */
export function shownId({ ids, flush }: ObserverOwner, node: Node): number | null {
  const known = ids.idOf(node);
  if (known !== null) return known;
  flush();
  return ids.idOf(node);
}
