import { isElement, isText, parentOf, tagNameOf } from "./native.ts";

/**
 * What has changed since it was last told; the events say how it stands when they are made. So nodes that came and
 * went leave nothing, and a node that moved ten times has moved once.
 */
export class PendingChanges {
  /** Came, went or moved, in the order of their first change. */
  touched = new Set<Node>();
  /** By name the value that was told last. */
  readonly attributes = new Map<Element, Map<string, string | null>>();
  /** The text that was told last. */
  readonly texts = new Map<Text, string>();
  /** Style elements told by all of their rules at once, which a change of their texts replaces by those texts. */
  readonly wholeStyles = new WeakSet<Node>();
  /** Nothing is noted, because all of the page is to be told anew. */
  isSkipping = false;
  /** Attributes are noted and not told yet. */
  keepsAttributes = false;

  /** Whether there is nothing to tell. */
  get isEmpty(): boolean {
    const hasAttributes = this.attributes.size > 0 && !this.keepsAttributes;
    return this.touched.size === 0 && this.texts.size === 0 && !hasAttributes;
  }

  changedNodes(): Node[] {
    return [...this.texts.keys(), ...(this.keepsAttributes ? [] : this.attributes.keys())];
  }

  /** @param onTypeChange told of every field that was of another type */
  take(records: readonly MutationRecord[], onTypeChange: (field: Node, oldType: string) => void): void {
    for (const record of records) {
      // A record makes its texts when it is asked for them.
      const { target, type } = record;
      if (type === "attributes") {
        const name = record.attributeName ?? "";
        if (name === "type") onTypeChange(target, record.oldValue ?? "");
        if (!this.isSkipping && isElement(target)) this.#takeAttributeOf(record, name, target);
      } else if (!this.isSkipping) {
        if (type === "childList") this.#takeChildren(record, target);
        else if (isText(target) && !this.texts.has(target)) this.#takeText(record, target);
      }
    }
  }

  /** The node is told as it stands now. */
  settle(node: Node): void {
    if (this.touched.size + this.attributes.size + this.texts.size === 0) return;
    this.touched.delete(node);
    if (isElement(node)) {
      this.attributes.delete(node);
    } else if (isText(node)) {
      this.texts.delete(node);
    }
  }

  clear(): void {
    this.touched.clear();
    this.attributes.clear();
    this.texts.clear();
  }

  /** The sheet of a link has come. */
  takeSheet(link: Element): void {
    this.#takeAttribute(link, "_cssText", "");
  }

  #takeChildren({ addedNodes, removedNodes }: MutationRecord, parent: Node): void {
    if (isTextArea(parent)) this.#takeAttribute(parent, "value", null);
    if (this.wholeStyles.has(parent)) this.touched.add(parent);
    this.#touch(addedNodes);
    this.#touch(removedNodes);
  }

  #takeText({ oldValue }: MutationRecord, text: Text): void {
    const parent = parentOf(text);
    if (parent !== null && isTextArea(parent)) this.#takeAttribute(parent, "value", null);
    else if (parent !== null && this.wholeStyles.has(parent)) this.touched.add(parent);
    else this.texts.set(text, oldValue ?? "");
  }

  #touch(nodes: NodeList): void {
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at];
      if (node !== undefined) this.touched.add(node);
    }
  }

  /** The old value is a text made for whoever asks, and one of many that an animation leaves. */
  #takeAttributeOf(record: MutationRecord, name: string, element: Element): void {
    if (this.attributes.get(element)?.has(name) !== true) this.#takeAttribute(element, name, record.oldValue);
  }

  #takeAttribute(element: Element, name: string, oldValue: string | null): void {
    let changed = this.attributes.get(element);
    if (changed === undefined) {
      changed = new Map();
      this.attributes.set(element, changed);
    }
    if (!changed.has(name)) changed.set(name, oldValue);
  }
}

const isTextArea = (node: Node): node is Element => isElement(node) && tagNameOf(node) === "textarea";
