import { isJsonObject, type JsonObject } from "../json-object.ts";
import { childrenOf, laterOf, type MirrorNode } from "./mirror-node.ts";
import { holdsCss, type NodeTree } from "./node-tree.ts";
import { forgetRules } from "./style-texts.ts";
import { weigh } from "./weigh.ts";

/** @param changes text sets, null removes, an object under `style` changes single properties; all else is nothing */
export function applyAttributes(tree: NodeTree, node: MirrorNode, changes: JsonObject): void {
  for (const [name, value] of Object.entries(changes)) {
    if (name === "style" && isJsonObject(value)) {
      changeStyle(tree, node, value);
    } else if (value === null || typeof value === "string") {
      setAttribute(tree, node, name, value);
    }
  }
}

function setAttribute(tree: NodeTree, node: MirrorNode, name: string, value: string | null): void {
  if (name === "style") forgetStyleChanges(tree, node);
  const before = Object.hasOwn(node.attributes, name) ? name.length + weigh(node.attributes[name]) : 0;
  tree.grow(node, (value === null ? 0 : name.length + weigh(value)) - before);
  const { [name]: _old, ...rest } = node.attributes;
  node.attributes = value === null ? rest : { ...rest, [name]: value };

  if (name === "_cssText" && holdsCss(node)) {
    forgetRules(tree, node);
    laterOf(node).cssTextOf = [];
  }
  // The value is the text from now on.
  if (name === "value" && node.tagName === "textarea")
    for (const text of [...childrenOf(node)]) tree.cut(text);
  // A dialog that closes forgets how it was opened (source: @rrweb/replay, `removeDialogFromTopLevel`).
  if (name === "open" && value === null && node.tagName === "dialog") {
    setAttribute(tree, node, "rr_open_mode", null);
  }
}

function changeStyle(tree: NodeTree, node: MirrorNode, changes: JsonObject): void {
  const later = laterOf(node);
  later.styleChanges ??= new Map();
  for (const [property, value] of Object.entries(changes)) {
    const before = later.styleChanges.get(property);
    const sizeBefore = before === undefined ? 0 : property.length + weigh(before);
    tree.grow(node, property.length + weigh(value) - sizeBefore);
    later.styleChanges.set(property, value);
  }
}

function forgetStyleChanges(tree: NodeTree, node: MirrorNode): void {
  for (const [property, value] of node.later?.styleChanges ?? []) {
    tree.grow(node, -(property.length + weigh(value)));
  }
  delete node.later?.styleChanges;
}
