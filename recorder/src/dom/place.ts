import { hostOf, isDocument, isShadowRoot, nextSiblingOf, ownerDocumentOf, parentOf } from "./native.ts";
import type { NodeRecord, NodeRecords } from "./node-records.ts";

/** Where the player is to put a node. */
export interface Place {
  parent: NodeRecord;
  isShadow: boolean;
  /** The text is part of what the style element's `_cssText` says. */
  isCssTold: boolean;
  /** Null for the page's own document. */
  rootId: number | null;
  /** Null at the parent's end. */
  nextId: number | null;
}

/** The node whose record a node stands below: a shadow root's children stand below its host. */
export function ownerOf(node: Node): Node | null {
  const parent = parentOf(node);
  return parent !== null && isShadowRoot(parent) ? hostOf(parent) : parent;
}

/** Whether the player shows what is in the node: boxes, text areas and frames say themselves what they hold. */
export const holdsNodes = ({ stance, tagName }: NodeRecord): boolean =>
  !stance.isBlocked && tagName !== "textarea" && tagName !== "iframe";

/** Null where the player shows nothing of it. */
export function placeOf(node: Node, records: NodeRecords, touched: ReadonlySet<Node>): Place | null {
  const owner = ownerOf(node);
  const parent = owner === null ? null : records.shown(owner);
  if (owner === null || parent === null || !holdsNodes(parent)) return null;
  const document = isDocument(owner) ? owner : ownerDocumentOf(owner);
  const root = document === null ? null : records.shown(document);
  return {
    parent,
    isShadow: parentOf(node) !== owner,
    isCssTold: false,
    rootId: root === null || root.parent === null ? null : root.id,
    nextId: nextIdOf(node, parent, records, touched),
  };
}

/** The next sibling that the player has in its place; touched ones are yet to be put there. */
function nextIdOf(
  node: Node,
  parent: NodeRecord,
  records: NodeRecords,
  touched: ReadonlySet<Node>,
): number | null {
  for (let next = nextSiblingOf(node); next !== null; next = nextSiblingOf(next)) {
    const record = touched.has(next) ? null : records.shown(next);
    if (record !== null && record.parent === parent) return record.id;
  }
  return null;
}
