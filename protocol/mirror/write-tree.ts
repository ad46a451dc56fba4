import type { JsonObject } from "../json-object.ts";
import { childrenOf, type MirrorNode, nodeKind } from "./mirror-node.ts";
import type { NodeTree } from "./node-tree.ts";
import { recordedTexts } from "./write-style-texts.ts";

/** Elements within elements. Chromium's parser nests 512, and a decoder takes 1,100 levels, two for each. */
const maxDepth = 520;

export interface WrittenDocument {
  document: MirrorNode;
  /** As rrweb writes a node in a snapshot. */
  node: JsonObject;
  /** Nodes with something that `node` cannot say, or says only in part. */
  touched: MirrorNode[];
}

/**
 * The page's document, then those of its iframes, each behind the one it stands in: a snapshot holds one document, and
 * the others are attached to it.
 * @returns null when one nests deeper than a decoder takes
 */
export function writeDocuments(tree: NodeTree, root: MirrorNode): WrittenDocument[] | null {
  const written: WrittenDocument[] = [];
  const documents = [root];
  // The list grows while it is walked.
  for (const document of documents) {
    const node = writeNode(document);
    const touched: MirrorNode[] = [];
    const open = [{ node: document, written: node, depth: 0 }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next.depth > maxDepth) return null;
      if (next.node.later !== null) touched.push(next.node);
      const children: JsonObject[] = [];
      for (const child of childrenOf(next.node)) {
        if (child.kind === nodeKind.document) {
          documents.push(child);
          continue;
        }
        const writtenChild = writeNode(child);
        children.push(writtenChild);
        if (child.later !== null || child.first !== null)
          open.push({ node: child, written: writtenChild, depth: next.depth + 1 });
      }
      const texts = recordedTexts(tree, next.node);
      if ("childNodes" in next.written) {
        next.written.childNodes =
          texts === null ? children : [...texts, ...children.filter(({ type }) => type !== nodeKind.text)];
      }
      if (children.some(({ isShadow }) => isShadow === true)) next.written.isShadowHost = true;
    }
    written.push({ document, node, touched });
  }
  return written;
}

function writeNode(node: MirrorNode): JsonObject {
  switch (node.kind) {
    case nodeKind.document:
      return { ...node.facts, childNodes: [] };
    case nodeKind.element:
      return { ...node.facts, attributes: writeAttributes(node), childNodes: [] };
    case nodeKind.doctype:
      return node.facts;
    default:
      // The player reads a changed text of a style element as a change alone.
      return { ...node.facts, textContent: node.later?.isChangedCss ? "" : node.text };
  }
}

function writeAttributes({ attributes, later }: MirrorNode): JsonObject {
  if (later?.scroll === undefined) return attributes;
  return { ...attributes, rr_scrollLeft: later.scroll.x, rr_scrollTop: later.scroll.y };
}
