/**
 * What the page's nodes say of themselves, read past what stands in front of it: a form's and a document's
 * named children hide its properties (`<form><input name=parentNode>`), and pages put their own getters on
 * prototypes after the recorder has loaded.
 */
function getterOf<Owner extends object, Key extends keyof Owner>(
  prototype: Owner,
  key: Key,
): (this: Owner) => Owner[Key] {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  return (
    get ??
    function (this: Owner) {
      return this[key];
    }
  );
}

const nodeType = getterOf(Node.prototype, "nodeType");
const parentNode = getterOf(Node.prototype, "parentNode");
const firstChild = getterOf(Node.prototype, "firstChild");
const nextSibling = getterOf(Node.prototype, "nextSibling");
const ownerDocument = getterOf(Node.prototype, "ownerDocument");
const data = getterOf(CharacterData.prototype, "data");
const localName = getterOf(Element.prototype, "localName");
const namespaceURI = getterOf(Element.prototype, "namespaceURI");
const shadowRoot = getterOf(Element.prototype, "shadowRoot");
const host = getterOf(ShadowRoot.prototype, "host");
const tagName = getterOf(Element.prototype, "tagName");

// A function each, because a call is compiled for what it calls as long as that is always the same.
export const nodeTypeOf = (node: Node): number => nodeType.call(node);
export const parentOf = (node: Node): ParentNode | null => parentNode.call(node);
export const firstChildOf = (node: Node): Node | null => firstChild.call(node);
export const nextSiblingOf = (node: Node): Node | null => nextSibling.call(node);
export const ownerDocumentOf = (node: Node): Document | null => ownerDocument.call(node);
export const dataOf = (node: CharacterData): string => data.call(node);
export const localNameOf = (element: Element): string => localName.call(element);
export const namespaceOf = (element: Element): string | null => namespaceURI.call(element);
export const shadowRootOf = (element: Element): ShadowRoot | null => shadowRoot.call(element);
export const hostOf = (root: ShadowRoot): Element => host.call(root);

const { closest, getAttribute, getAttributeNames, hasAttributes, matches } = Element.prototype;
const { getRootNode } = Node.prototype;
export const attributeOf = (element: Element, name: string): string | null =>
  getAttribute.call(element, name);
export const hasAnyAttribute = (element: Element): boolean => hasAttributes.call(element);
export const isMatch = (element: Element, selector: string): boolean => matches.call(element, selector);
export const isBelow = (element: Element, selector: string): boolean =>
  closest.call(element, selector) !== null;
export const rootOf = (node: Node): Node => getRootNode.call(node);
export const attributeNamesOf = (element: Element): string[] => getAttributeNames.call(element);

/** Lower-case names by the page's spelling: a page has few, and `toLowerCase` makes a new text each time. */
const lowerNames = new Map<string, string>();

/** As rrweb has it: lower case, also of SVG, whose names the replayer puts back. */
export function tagNameOf(element: Element): string {
  const name = tagName.call(element);
  let lower = lowerNames.get(name);
  if (lower === undefined) {
    lower = name.toLowerCase();
    // A name no parser makes could not be made by the replayer either (source: @rrweb/record, `getValidTagName`).
    if (/[^a-z0-9-_:]/.test(lower)) lower = "div";
    lowerNames.set(name, lower);
  }
  return lower;
}

export const has = (value: unknown, name: string): value is object =>
  typeof value === "object" && value !== null && name in value;
export const isNode = (value: unknown): value is Node => has(value, "nodeType");

// By type and not `instanceof`: nodes of frames have other classes.
export const isElement = (node: Node): node is Element => nodeTypeOf(node) === 1;
export const isText = (node: Node): node is Text => nodeTypeOf(node) === 3;
export const isDocument = (node: Node): node is Document => nodeTypeOf(node) === 9;
export const isDoctype = (node: Node): node is DocumentType => nodeTypeOf(node) === 10;
export const isShadowRoot = (node: Node): node is ShadowRoot => nodeTypeOf(node) === 11 && "host" in node;

/** A node's children as they stand now. */
export function childrenOf(parent: Node): Node[] {
  const children: Node[] = [];
  for (let child = firstChildOf(parent); child !== null; child = nextSiblingOf(child)) children.push(child);
  return children;
}
