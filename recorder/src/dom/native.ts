/**
 * What the page's nodes say of themselves, read past what stands in front of it: a form's and a document's
 * named children hide its properties (`<form><input name=parentNode>`), and pages put their own getters on
 * prototypes after the recorder has loaded.
 */
function reader<Owner extends object, Key extends keyof Owner>(
  prototype: Owner,
  key: Key,
): (owner: Owner) => Owner[Key] {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  return get ? (owner) => get.call(owner) : (owner) => owner[key];
}

export const nodeTypeOf = reader(Node.prototype, "nodeType");
export const parentOf = reader(Node.prototype, "parentNode");
export const firstChildOf = reader(Node.prototype, "firstChild");
export const nextSiblingOf = reader(Node.prototype, "nextSibling");
export const ownerDocumentOf = reader(Node.prototype, "ownerDocument");
export const dataOf = reader(CharacterData.prototype, "data");
export const localNameOf = reader(Element.prototype, "localName");
export const namespaceOf = reader(Element.prototype, "namespaceURI");
export const shadowRootOf = reader(Element.prototype, "shadowRoot");
export const hostOf = reader(ShadowRoot.prototype, "host");
const tagName = reader(Element.prototype, "tagName");

const { getAttribute, getAttributeNames, hasAttributes, matches } = Element.prototype;
export const attributeOf = (element: Element, name: string): string | null =>
  getAttribute.call(element, name);
export const hasAnyAttribute = (element: Element): boolean => hasAttributes.call(element);
export const isMatch = (element: Element, selector: string): boolean => matches.call(element, selector);
export const attributeNamesOf = (element: Element): string[] => getAttributeNames.call(element);

/** Lower-case names by the page's spelling: a page has few, and `toLowerCase` makes a new text each time. */
const lowerNames = new Map<string, string>();

/** As rrweb has it: lower case, also of SVG, whose names the replayer puts back. */
export function tagNameOf(element: Element): string {
  const name = tagName(element);
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
