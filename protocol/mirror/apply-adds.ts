import type { JsonObject } from "../json-object.ts";
import { childrenOf, link, type MirrorNode, makeNode, nodeKind, unlink } from "./mirror-node.ts";
import { captureCss, type NodeTree, takesChildren } from "./node-tree.ts";
import { childAdded } from "./style-texts.ts";
import { weigh } from "./weigh.ts";

/** Documents of iframes that came before their iframe, by the iframe's id. */
export type WaitingDocuments = Map<number, { recorded: unknown; bytes: number }>;

/** Together; rrweb sends a document at most one event before its iframe. */
const maxWaitingBytes = 5_000_000;

type Placed =
  | { kind: "placed"; node: MirrorNode }
  | { kind: "dropped" }
  /** Its parent or next sibling may come later in the same event. */
  | { kind: "waits"; forId: number };

/**
 * Adds a mutation's nodes. Each comes without its children, which are adds of their own; rrweb writes siblings from
 * the last to the first and parents in any order.
 * @returns the nodes that are in their place, in the order they came there
 */
export function applyAdds(
  tree: NodeTree,
  waitingDocuments: WaitingDocuments,
  adds: readonly JsonObject[],
): MirrorNode[] {
  const placed: MirrorNode[] = [];
  const waiting = new Map<number, JsonObject[]>();
  for (const first of adds) {
    const ready = [first];
    for (let add = ready.pop(); add !== undefined; add = ready.pop()) {
      const outcome = place(tree, waitingDocuments, add);
      if (outcome.kind === "waits") {
        const others = waiting.get(outcome.forId);
        if (others === undefined) waiting.set(outcome.forId, [add]);
        else others.push(add);
      } else if (outcome.kind === "placed") {
        placed.push(outcome.node);
        for (const waiter of waiting.get(outcome.node.id) ?? []) ready.push(waiter);
        waiting.delete(outcome.node.id);
      }
    }
  }
  return placed;
}

function place(tree: NodeTree, waitingDocuments: WaitingDocuments, add: JsonObject): Placed {
  const { parentId, nextId, previousId } = add;
  const node = makeNode(add.node);
  if (node === null || typeof parentId !== "number") return { kind: "dropped" };
  if (node.kind === nodeKind.document) return placeDocument(tree, waitingDocuments, node, add.node, parentId);
  const parent = tree.get(parentId);
  if (parent === null) return { kind: "waits", forId: parentId };
  if (!takesChildren(parent)) return { kind: "dropped" };
  const hasNext = typeof nextId === "number";
  if (hasNext && nextId === -1) return { kind: "dropped" };
  if (hasNext && tree.get(nextId) === null) return { kind: "waits", forId: nextId };
  if (typeof node.facts.rootId === "number" && tree.get(node.facts.rootId) === null)
    return { kind: "dropped" };

  const known = tree.get(node.id);
  if (known !== null && standsIn(parent, known)) return { kind: "dropped" };
  // rrweb mostly takes a node away before it adds it again; where it does not, what is in it comes along.
  const moved = known?.kind === node.kind && known.tagName === node.tagName ? known : null;
  if (moved !== null) unlink(moved);
  else if (known !== null) tree.cut(known);
  clearPlace(tree, node, parent);
  const wanted = tree.get(previousId)?.after ?? tree.get(nextId);
  const before = wanted?.parent === parent ? wanted : null;
  if (moved !== null) {
    link(moved, parent, before);
    return { kind: "placed", node: moved };
  }
  tree.add(node, parent, before);
  captureCss(node);
  childAdded(tree, node, parent);
  attachWaiting(tree, waitingDocuments, node);
  return { kind: "placed", node };
}

/** No page nests deeper; the walk upwards must end soon also for a parent that lies far below. */
const maxAncestors = 2_000;

function standsIn(parent: MirrorNode, known: MirrorNode): boolean {
  let steps = 0;
  for (let node: MirrorNode | null = parent; node !== null; node = node.parent) {
    if (node === known || ++steps > maxAncestors) return true;
  }
  return false;
}

/** An iframe's only child is its document, which comes whole. */
function placeDocument(
  tree: NodeTree,
  waitingDocuments: WaitingDocuments,
  node: MirrorNode,
  recorded: unknown,
  parentId: number,
): Placed {
  const iframe = tree.get(parentId);
  if (iframe === null) {
    let bytes = weigh(recorded);
    for (const waiting of waitingDocuments.values()) bytes += waiting.bytes;
    if (bytes <= maxWaitingBytes) waitingDocuments.set(parentId, { recorded, bytes: weigh(recorded) });
    return { kind: "dropped" };
  }
  // rrweb's replayer keeps a document it knows, since what happened to it came as mutations.
  if (iframe.tagName !== "iframe" || tree.get(node.id) !== null) return { kind: "dropped" };
  for (const child of [...childrenOf(iframe)]) tree.cut(child);
  tree.graft(node, recorded, iframe);
  return { kind: "placed", node };
}

function attachWaiting(tree: NodeTree, waitingDocuments: WaitingDocuments, iframe: MirrorNode): void {
  const waiting = waitingDocuments.get(iframe.id);
  if (waiting === undefined || iframe.tagName !== "iframe") return;
  waitingDocuments.delete(iframe.id);
  const document = makeNode(waiting.recorded);
  if (document !== null && tree.get(document.id) === null) tree.graft(document, waiting.recorded, iframe);
}

/** Takes away what the new node stands in place of: a document's doctype and root, a textarea's text. */
function clearPlace(tree: NodeTree, node: MirrorNode, parent: MirrorNode): void {
  const gives = (child: MirrorNode): boolean => {
    if (parent.kind === nodeKind.document)
      return child.kind === node.kind && (node.kind === nodeKind.doctype || node.tagName === "html");
    return parent.tagName === "textarea" && node.kind === nodeKind.text && child.kind === nodeKind.text;
  };
  if (parent.kind !== nodeKind.document && parent.tagName !== "textarea") return;
  for (const child of [...childrenOf(parent)]) if (gives(child)) tree.cut(child);
}
