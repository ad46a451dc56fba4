import { isJsonObject, type JsonObject } from "../json-object.ts";
import { weigh } from "./weigh.ts";

/** rrweb's `NodeType` (source: @rrweb/types). */
export const nodeKind = { document: 0, doctype: 1, element: 2, text: 3 } as const;

/** A node of the recorded page. Children are a chain, so that a place between two of them is found at once. */
export interface MirrorNode {
  /** rrweb's id. */
  readonly id: number;
  readonly kind: number;
  /** Lower case; empty for what is no element. */
  readonly tagName: string;
  /** Its type, id and what else rrweb tells of a node, without attributes, text and children. */
  readonly facts: JsonObject;
  readonly isShadow: boolean;
  /** The recorded ones until one changes. */
  attributes: JsonObject;
  text: string;
  /** What a recorded node has no place for; null for nearly all. */
  later: LaterState | null;
  /** About its size as JSON with its later state, without its children; see `NodeTree.grow`. */
  bytes: number;
  parent: MirrorNode | null;
  first: MirrorNode | null;
  last: MirrorNode | null;
  before: MirrorNode | null;
  after: MirrorNode | null;
}

export interface LaterState {
  /** Later ones have a higher `order`: a checked radio button unchecks the others. */
  input?: { text: string; isChecked: boolean; order: number };
  scroll?: { x: number; y: number };
  media?: MediaState;
  /** Changes of the `style` attribute since it was last written whole, by property; false removes. */
  styleChanges?: Map<string, unknown>;
  /** Changes of a style element's rules since its text was read, as rrweb's events hold them. */
  ruleChanges?: JsonObject[];
  /** Ids of the text children whose texts stand together in `_cssText`. */
  cssTextOf?: number[];
  /** A style element's text that was changed: the player reads it in another way than a recorded one. */
  isChangedCss?: boolean;
  /** Ids of the adopted style sheets, of a document or shadow host. */
  adopted?: number[];
}

export interface MediaState {
  isPlaying: boolean;
  /** The tab's clock, ms: when `fields.currentTime` was true. */
  atMs: number;
  /** `currentTime` in seconds, `playbackRate`, `volume`, `muted`, `loop`, as far as known. */
  fields: JsonObject;
}

const noAttributes: JsonObject = {};

/** What rrweb may write into a node besides (source: @rrweb/types, `serializedNode`); anything else is left behind. */
const factNames = [
  ...["rootId", "isSVG", "isCustom", "isShadow", "isShadowHost", "isStyle"],
  ...["name", "publicId", "systemId", "compatMode"],
] as const;

/** What a node's shape costs besides: names of its parts, brackets. */
const shapeBytes = 40;

/** Null for what is no node; children are not looked at. */
export function makeNode(recorded: unknown): MirrorNode | null {
  if (!isJsonObject(recorded)) return null;
  const { id, type, tagName, attributes, textContent, isShadow } = recorded;
  if (typeof id !== "number" || typeof type !== "number") return null;
  const isElement = type === nodeKind.element && typeof tagName === "string";
  if (type === nodeKind.element && !isElement) return null;
  const ownAttributes = isElement && isJsonObject(attributes) ? attributes : noAttributes;
  const text = typeof textContent === "string" ? textContent : "";
  const facts: JsonObject = { type, id };
  if (isElement) facts.tagName = tagName;
  for (const name of factNames) {
    const fact = recorded[name];
    if (fact !== undefined && typeof fact !== "object") facts[name] = fact;
  }
  return {
    id,
    kind: type,
    tagName: isElement ? tagName.toLowerCase() : "",
    facts,
    isShadow: isShadow === true,
    attributes: ownAttributes,
    text,
    later: null,
    bytes: shapeBytes + text.length + weigh(ownAttributes) + weigh(facts),
    parent: null,
    first: null,
    last: null,
    before: null,
    after: null,
  };
}

export function laterOf(node: MirrorNode): LaterState {
  node.later ??= {};
  return node.later;
}

/** @param before a child of `parent`, or null for its end */
export function link(node: MirrorNode, parent: MirrorNode, before: MirrorNode | null): void {
  const previous = before === null ? parent.last : before.before;
  node.parent = parent;
  node.before = previous;
  node.after = before;
  if (previous === null) parent.first = node;
  else previous.after = node;
  if (before === null) parent.last = node;
  else before.before = node;
}

export function unlink(node: MirrorNode): void {
  const { parent, before, after } = node;
  if (before !== null) before.after = after;
  else if (parent !== null) parent.first = after;
  if (after !== null) after.before = before;
  else if (parent !== null) parent.last = before;
  node.parent = null;
  node.before = null;
  node.after = null;
}

export function* childrenOf(node: MirrorNode): Generator<MirrorNode> {
  for (let child = node.first; child !== null; child = child.after) yield child;
}
