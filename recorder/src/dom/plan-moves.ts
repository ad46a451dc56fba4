import { nextSiblingOf } from "./native.ts";
import type { NodeRecord, NodeRecords } from "./node-records.ts";
import { holdsNodes, ownerOf } from "./place.ts";
import type { Remove } from "./serialized-node.ts";

/**
 * What the touched nodes come to: those the player has go from where it has them, and those in the page are added
 * where they stand. Of nodes within each other only the topmost is taken away, and only the topmost is a top; what
 * is below comes with it.
 * @returns tops from the last sibling to the first, so that each is added before one that the player has
 */
export function planMoves(
  touched: ReadonlySet<Node>,
  records: NodeRecords,
): { removes: Remove[]; tops: Node[] } {
  return { removes: takeAway(touched, records), tops: inOrder(topsOf(touched, records)) };
}

function takeAway(touched: ReadonlySet<Node>, records: NodeRecords): Remove[] {
  const gone: NodeRecord[] = [];
  for (const node of touched) {
    const record = records.shown(node);
    if (record !== null && record.parent !== null) gone.push(record);
  }
  for (const record of gone) records.hideRecord(record);
  const removes: Remove[] = [];
  for (const { id, parent, isShadow } of gone) {
    if (parent === null || !records.isShown(parent)) continue;
    removes.push({ parentId: parent.id, id, ...(isShadow && { isShadow }) });
  }
  return removes;
}

function topsOf(touched: ReadonlySet<Node>, records: NodeRecords): Set<Node> {
  const tops = new Set<Node>();
  for (const node of touched) {
    const owner = ownerOf(node);
    const record = owner === null ? null : records.shown(owner);
    if (owner !== null && record !== null && holdsNodes(record)) tops.add(node);
  }
  return tops;
}

function inOrder(tops: ReadonlySet<Node>): Node[] {
  const ordered: Node[] = [];
  const seen = new Set<Node>();
  for (const top of tops) {
    const run: Node[] = [];
    for (let at: Node | null = top; at !== null && tops.has(at) && !seen.has(at); at = nextSiblingOf(at)) {
      seen.add(at);
      run.push(at);
    }
    ordered.push(...run.reverse());
  }
  return ordered;
}
