/** By shape rather than `instanceof`: nodes and events of frames have other classes. */

export const isElement = (value: unknown): value is Element =>
  typeof value === "object" && value !== null && Reflect.get(value, "nodeType") === 1;

export const isMouse = (event: Event): event is MouseEvent =>
  typeof Reflect.get(event, "clientX") === "number";

/** Of a node in the page; one that was taken out of it has neither a document nor a shadow root above it. */
export const isRoot = (node: Node): node is Document | ShadowRoot =>
  node.nodeType === 9 || node.nodeType === 11;

export const isDocument = (root: Node): root is Document => root.nodeType === 9;

/** What was hit: the path's start, because a shadow root hides what was hit behind its host. */
export function hitOf(event: Event): Element | null {
  const hit: unknown = event.composedPath()[0];
  return isElement(hit) ? hit : null;
}

/** The element or the nearest above it that the selector fits, out of shadow roots as well. */
export function closestAcross(element: Element, selector: string): Element | null {
  for (let at: Element | null = element; at !== null; at = hostOf(at)) {
    const found: Element | null = at.closest(selector);
    if (found) return found;
  }
  return null;
}

function hostOf(element: Element): Element | null {
  const host: unknown = Reflect.get(element.getRootNode(), "host");
  return isElement(host) ? host : null;
}

export const typeOf = (field: Element): string => String(Reflect.get(field, "type") ?? "").toLowerCase();
