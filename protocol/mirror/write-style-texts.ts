import type { JsonObject } from "../json-object.ts";
import { childrenOf, type MirrorNode, nodeKind } from "./mirror-node.ts";
import { holdsCss, type NodeTree } from "./node-tree.ts";

/** What a mutation event holds. */
export interface Changes {
  adds: JsonObject[];
  removes: JsonObject[];
  texts: JsonObject[];
  attributes: JsonObject[];
}

/** The text children to write below a style element whose `_cssText` is theirs, see style-texts.ts; else null. */
export function recordedTexts(tree: NodeTree, style: MirrorNode): JsonObject[] | null {
  const ids = style.later?.cssTextOf;
  if (ids === undefined) return null;
  const { rootId } = style.facts;
  return ids
    .filter((id) => tree.get(id) === null || tree.get(id)?.parent === style)
    .map((id) => ({ type: nodeKind.text, textContent: "", ...(rootId === undefined ? {} : { rootId }), id }));
}

/** What happened to a style element's texts since, and to the `style` attribute of any element. */
export function writeChanges(tree: NodeTree, node: MirrorNode, into: Changes): void {
  const { later } = node;
  if (later?.styleChanges !== undefined) {
    into.attributes.push({ id: node.id, attributes: { style: Object.fromEntries(later.styleChanges) } });
  }
  if (later?.isChangedCss) into.texts.push({ id: node.id, value: node.text });
  if (later?.cssTextOf === undefined || !holdsCss(node)) return;
  const recorded = new Set(later.cssTextOf);
  for (const id of recorded) if (tree.get(id) === null) into.removes.push({ parentId: node.id, id });
  for (const child of [...childrenOf(node)].reverse()) {
    if (recorded.has(child.id) || child.kind !== nodeKind.text) continue;
    const added = { ...child.facts, textContent: child.later?.isChangedCss ? "" : child.text };
    into.adds.push({ parentId: node.id, nextId: child.after?.id ?? null, node: added });
  }
}
