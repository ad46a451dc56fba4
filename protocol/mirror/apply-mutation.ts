import { isJsonObject, type JsonObject } from "../json-object.ts";
import { applyAdds, type WaitingDocuments } from "./apply-adds.ts";
import { applyAttributes } from "./apply-attributes.ts";
import { nodeKind } from "./mirror-node.ts";
import type { NodeTree } from "./node-tree.ts";
import { childRemoved, textChanged } from "./style-texts.ts";

/** @param data of rrweb's mutation event; what in it makes no sense is passed over */
export function applyMutation(tree: NodeTree, waitingDocuments: WaitingDocuments, data: JsonObject): void {
  // The order is the replayer's: an id may be taken away and added in one event.
  for (const { id } of objectsOf(data.removes)) removeNode(tree, id);
  applyAdds(tree, waitingDocuments, objectsOf(data.adds));
  for (const { id, value } of objectsOf(data.texts)) changeText(tree, id, value);
  for (const { id, attributes } of objectsOf(data.attributes)) {
    const node = tree.get(id);
    if (node?.kind === nodeKind.element && isJsonObject(attributes)) applyAttributes(tree, node, attributes);
  }
}

function removeNode(tree: NodeTree, id: unknown): void {
  const node = tree.get(id);
  // The document itself goes with a new snapshot only.
  if (node === null || node === tree.root) return;
  const { parent } = node;
  tree.cut(node);
  if (parent !== null) childRemoved(tree, parent);
}

function changeText(tree: NodeTree, id: unknown, value: unknown): void {
  const node = tree.get(id);
  if (node === null || node.kind === nodeKind.element || node.kind === nodeKind.document) return;
  const text = typeof value === "string" ? value : "";
  tree.grow(node, text.length - node.text.length);
  node.text = text;
  textChanged(tree, node);
}

const objectsOf = (list: unknown): JsonObject[] => (Array.isArray(list) ? list.filter(isJsonObject) : []);
