/** Keeps something about each node. */
export interface NodeSlot<Value> {
  /** Gives it to a node that has none yet. */
  new (node: Node, value: Value): object;
  get(node: Node): Value | undefined;
}

class Returned {
  constructor(node: Node) {
    // biome-ignore lint/correctness/noConstructorReturn: what a subclass then gives its private field to.
    return node;
  }
}

/**
 * What is kept stands in a private field of the node's own, which nobody else sees. It goes with the node as in a `WeakMap`,
 * which takes three times as long to be filled with a page of 50,000 nodes, as long to be asked, and makes every collection
 * of garbage longer. Each slot has a field of its own.
 */
export const createNodeSlot = <Value>(): NodeSlot<Value> =>
  class extends Returned {
    #value: Value;

    constructor(node: Node, value: Value) {
      super(node);
      this.#value = value;
    }

    static get(node: Node): Value | undefined {
      return #value in node ? node.#value : undefined;
    }
  };
