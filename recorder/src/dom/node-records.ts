import type { Stance } from "../privacy/privacy.ts";
import type { NodeIds } from "./dom-capture.ts";

/** What the events so far have said of a node. */
export interface NodeRecord {
  readonly id: number;
  /** Where the player has it; null for a document. A shadow root's children stand below its host. */
  parent: NodeRecord | null;
  /** Whether it stands in the parent's shadow root. */
  isShadow: boolean;
  /** What it was shown under. */
  stance: Stance;
  /** Which snapshot's page it was shown in; 0 once it was taken away. */
  shownIn: number;
}

/**
 * The nodes the player has. Taking one away takes all below it: a node is there while it and all above it are,
 * as the player has them, so that nothing has to be walked when a large tree goes.
 */
export class NodeRecords implements NodeIds {
  readonly #records = new WeakMap<Node, NodeRecord>();
  #lastId = 0;
  #snapshot = 0;

  /** The player has nothing any more. Nodes keep their ids. */
  beginSnapshot(): void {
    this.#snapshot++;
  }

  show(node: Node, parent: NodeRecord | null, stance: Stance, isShadow: boolean): NodeRecord {
    const shownIn = this.#snapshot;
    const known = this.#records.get(node);
    if (known === undefined) {
      const record = { id: ++this.#lastId, parent, isShadow, stance, shownIn };
      this.#records.set(node, record);
      return record;
    }
    known.parent = parent;
    known.isShadow = isShadow;
    known.stance = stance;
    known.shownIn = shownIn;
    return known;
  }

  /** The player has it no more, nor what is below it. */
  hide(node: Node): void {
    const record = this.#records.get(node);
    if (record !== undefined) record.shownIn = 0;
  }

  /** Null for a node that the player does not have. */
  shown(node: Node): NodeRecord | null {
    const record = this.#records.get(node);
    return record !== undefined && this.isShown(record) ? record : null;
  }

  isShown(record: NodeRecord): boolean {
    for (let at: NodeRecord | null = record; at !== null; at = at.parent) {
      if (at.shownIn !== this.#snapshot) return false;
    }
    return true;
  }

  idOf(node: Node): number | null {
    return this.shown(node)?.id ?? null;
  }
}
