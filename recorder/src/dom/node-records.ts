import type { Stance } from "../privacy/privacy.ts";
import type { NodeIds } from "./dom-capture.ts";
import { NodeSlot } from "./node-slot.ts";

/** What the events so far have said of a node. */
export interface NodeRecord {
  id: number;
  /** Where the player has it; null for a document. A shadow root's children stand below its host. */
  parent: NodeRecord | null;
  /** The parent's id when this was told: a parent told anew has another, and none of its children yet. */
  parentId: number;
  /** As it is told; empty for what is no element. */
  tagName: string;
  /** Whether it stands in the parent's shadow root. */
  isShadow: boolean;
  /** What it was shown under. */
  stance: Stance;
  /** Which snapshot's page it was shown in; 0 once it was taken away. */
  shownIn: number;
  /** It was found to be there when so many nodes had gone or come anew. */
  sureAt: number;
}

/** Of all captures of the page, one after another: what an earlier one has left on a node is of an earlier snapshot. */
let snapshot = 0;
let changes = 0;

/**
 * The nodes the player has. Taking one away takes all below it: a node is there while it and all above it are,
 * as the player has them, so that nothing has to be walked when a large tree goes.
 */
export class NodeRecords implements NodeIds {
  #lastId = 0;

  constructor() {
    this.beginSnapshot();
  }

  /** The player has nothing any more. */
  beginSnapshot(): void {
    snapshot++;
    changes++;
  }

  /**
   * The player is given the node, always under a new id: it keeps what it had in shadow roots and frames that went,
   * and would take an old id for those (source: @rrweb/replay, `removeNodeFromMap`, `isNodeMetaEqual`).
   */
  show(
    node: Node,
    tagName: string,
    parent: NodeRecord | null,
    stance: Stance,
    isShadow: boolean,
  ): NodeRecord {
    const id = ++this.#lastId;
    const parentId = parent?.id ?? 0;
    const shownIn = snapshot;
    const known = NodeSlot.recordOf(node);
    if (known !== undefined) {
      changes++;
      known.id = id;
      known.parent = parent;
      known.parentId = parentId;
      known.isShadow = isShadow;
      known.stance = stance;
      known.shownIn = shownIn;
      return known;
    }
    const record = { id, tagName, parent, parentId, isShadow, stance, shownIn, sureAt: 0 };
    new NodeSlot(node, record);
    return record;
  }

  /** The player has it no more, nor what is below it. */
  hide(node: Node): void {
    const record = NodeSlot.recordOf(node);
    if (record !== undefined) this.hideRecord(record);
  }

  hideRecord(record: NodeRecord): void {
    record.shownIn = 0;
    changes++;
  }

  /** Null for a node that the player does not have. */
  shown(node: Node): NodeRecord | null {
    const record = NodeSlot.recordOf(node);
    return record !== undefined && this.isShown(record) ? record : null;
  }

  isShown(record: NodeRecord): boolean {
    let above: NodeRecord | null = record;
    while (above !== null && above.sureAt !== changes) {
      if (above.shownIn !== snapshot) return false;
      if (above.parent !== null && above.parent.id !== above.parentId) return false;
      above = above.parent;
    }
    // Most questions are about nodes near each other: the way up is gone once.
    for (let at: NodeRecord | null = record; at !== null && at !== above; at = at.parent) {
      at.sureAt = changes;
    }
    return true;
  }

  idOf(node: Node): number | null {
    return this.shown(node)?.id ?? null;
  }
}
