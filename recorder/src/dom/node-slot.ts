import type { NodeRecord } from "./node-records.ts";

class Returned {
  constructor(node: Node) {
    // biome-ignore lint/correctness/noConstructorReturn: what a subclass then gives its private field to.
    return node;
  }
}

/**
 * A node's record stands in a private field of the node's own, which nobody else sees. It goes with the node as in a
 * `WeakMap`, which takes three times as long to be filled with a page of 50,000 nodes, as long to be asked, and makes every
 * collection of garbage longer. There is one field, which the page's next capture goes on with: one for each would leave
 * what it holds with every node of a tab that lives long.
 */
export class NodeSlot extends Returned {
  readonly #record: NodeRecord;

  /** Gives it to a node that has none yet. */
  constructor(node: Node, record: NodeRecord) {
    super(node);
    this.#record = record;
  }

  static recordOf(node: Node): NodeRecord | undefined {
    return #record in node ? node.#record : undefined;
  }
}
