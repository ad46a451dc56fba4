/**
 * The platform's own getters. A form's field named `parentNode` hides the property of that name, and pages patch
 * prototypes; nodes of a frame are read by ours just as well.
 */
function getterOf<Owner, Value>(prototype: Owner, name: keyof Owner & string): (owner: Owner) => Value {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return (owner) => get?.call(owner);
}

export const parentNodeOf = getterOf<Node, Node | null>(Node.prototype, "parentNode");
export const ownerDocumentOf = getterOf<Node, Document | null>(Node.prototype, "ownerDocument");
export const localNameOf = getterOf<Element, string>(Element.prototype, "localName");
export const namespaceOf = getterOf<Element, string | null>(Element.prototype, "namespaceURI");
const nodeTypeOf = getterOf<Node, number>(Node.prototype, "nodeType");
const hostOf = getterOf<ShadowRoot, Element>(ShadowRoot.prototype, "host");

const { getAttribute, hasAttributes, matches } = Element.prototype;
export const attributeOf = (element: Element, name: string): string | null =>
  getAttribute.call(element, name);
export const hasAnyAttribute = (element: Element): boolean => hasAttributes.call(element);
export const isMatch = (element: Element, selector: string): boolean => matches.call(element, selector);

const elementType = 1;
const documentType = 9;

export const isElement = (node: Node): node is Element => nodeTypeOf(node) === elementType;

/** The element above, also out of a shadow root, closed ones too, and of a frame of the same origin. */
export function elementAbove(element: Element): Element | null {
  const parent = parentNodeOf(element);
  if (parent === null) return null;
  if (isElement(parent)) return parent;
  if (isDocument(parent)) return frameOf(parent);
  return isShadowRoot(parent) ? hostOf(parent) : null;
}

const isDocument = (node: Node): node is Document => nodeTypeOf(node) === documentType;
/** By the getter rather than `instanceof`, because a frame has classes of its own. */
function isShadowRoot(node: Node): node is ShadowRoot {
  return "host" in node;
}

function frameOf(document: Document): Element | null {
  try {
    return document.defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}
