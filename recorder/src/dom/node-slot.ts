class Returned {
  constructor(node: Node) {
    // biome-ignore lint/correctness/noConstructorReturn: what a subclass then gives its private field to.
    return node;
  }
}

/**
 * A class that keeps something about each node in a private field of the node's own: `new` gives it to a node that has
 * none yet, `get` reads it. It goes with the node as in a `WeakMap`, which takes three times as long to be filled with a
 * page of 50,000 nodes, as long to be asked, and makes every collection of garbage longer. Each class has a field of its
 * own, which nobody else sees.
 */
export const createNodeSlot = <Value>() =>
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
