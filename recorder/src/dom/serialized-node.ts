/** rrweb's `NodeType` (source: @rrweb/types). */
export const nodeKind = { document: 0, doctype: 1, element: 2, text: 3, cdata: 4 } as const;

export type Attributes = Record<string, string | number | boolean>;

/** A node as rrweb writes it; which fields stand depends on `type`. */
export interface SerializedNode {
  type: number;
  id: number;
  /** Of the document it stands in, unless that is the page's own. */
  rootId?: number;
  isShadow?: true;
  /** Of documents and elements. */
  childNodes?: SerializedNode[];
  compatMode?: string;
  /** Of doctypes. */
  name?: string;
  publicId?: string;
  systemId?: string;
  tagName?: string;
  attributes?: Attributes;
  isSVG?: true;
  isCustom?: true;
  isShadowHost?: true;
  textContent?: string;
  /** A style element's own text, so that the replayer treats it as CSS. */
  isStyle?: true;
}

/** A node that came; its children are adds of their own. `nextId` is null at its parent's end. */
export interface Add {
  parentId: number;
  nextId: number | null;
  node: SerializedNode;
}

export interface Remove {
  parentId: number;
  id: number;
  isShadow?: true;
}

export interface TextChange {
  id: number;
  value: string;
}

export type AttributeValue = string | number | boolean | null | StyleChange;

/** Single properties of a `style` attribute; false takes one away, a pair is a value with its priority. */
export type StyleChange = Record<string, string | false | [value: string, priority: string]>;

export interface AttributeChange {
  id: number;
  attributes: Record<string, AttributeValue>;
}
