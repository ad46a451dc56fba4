import { isHarmlessAttribute } from "./clean-attribute.ts";
import { withFocusClasses } from "./focus-rules.ts";

/** A node as rrweb writes it. */
export interface RecordedNode {
  id: number;
  tagName?: unknown;
  attributes?: unknown;
  childNodes?: unknown;
  [extra: string]: unknown;
}

/** Tags by rrweb's node id, of the nodes seen so far: a later change of an attribute names the id alone. */
export type TagsById = Map<number, string>;

/** No page nests deeper; the Replayer walks nodes by recursion and a hostile one must not end its stack. */
const maxDepth = 1_000;

const removedTags: ReadonlySet<string> = new Set([
  "script",
  "base",
  "object",
  "embed",
  "applet",
  "portal",
  "fencedframe",
]);

/**
 * The node without what runs or fetches. A removed element stays as an empty `noscript`, which nothing shows:
 * rrweb places nodes by the ids of their neighbours, and waits for ever for one that is missing.
 */
export function cleanNode(node: RecordedNode, tags: TagsById, depth = 0): RecordedNode {
  const tag = tagOf(node);
  if (tag === null) return { ...node, ...cleanChildren(node, tags, depth) };
  const attributes = isFields(node.attributes) ? node.attributes : {};
  if (removedTags.has(tag)) {
    tags.set(node.id, "noscript");
    return {
      ...node,
      tagName: "noscript",
      isSVG: undefined,
      isCustom: undefined,
      attributes: {},
      childNodes: [],
    };
  }
  tags.set(node.id, tag);
  return { ...node, attributes: cleanAttributes(tag, attributes), ...cleanChildren(node, tags, depth) };
}

export function cleanAttributes(tag: string, attributes: Record<string, unknown>): Record<string, unknown> {
  const harmless = Object.fromEntries(
    Object.entries(attributes).filter(([name, value]) => isHarmlessAttribute(tag, name, value)),
  );
  // rrweb's name for the text of a sheet, of a link or of a style element.
  const { _cssText: cssText } = harmless;
  return typeof cssText === "string" ? { ...harmless, _cssText: withFocusClasses(cssText) } : harmless;
}

function cleanChildren(node: RecordedNode, tags: TagsById, depth: number): { childNodes?: RecordedNode[] } {
  if (!Array.isArray(node.childNodes)) return {};
  if (depth >= maxDepth) return { childNodes: [] };
  return { childNodes: node.childNodes.filter(isNode).map((child) => cleanNode(child, tags, depth + 1)) };
}

/** Lower case and without a namespace prefix (`svg:script`); null for what is no element. */
function tagOf(node: RecordedNode): string | null {
  if (typeof node.tagName !== "string") return null;
  const lower = node.tagName.toLowerCase().trim();
  return lower.slice(lower.lastIndexOf(":") + 1);
}

export const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isNode = (value: unknown): value is RecordedNode =>
  isFields(value) && typeof value.id === "number";
