import { isJsonObject } from "../json-object.ts";
import { beginMedia } from "./media-state.ts";
import { childrenOf, link, type MirrorNode, makeNode, nodeKind, unlink } from "./mirror-node.ts";

/** The nodes of a page by id and in their places. Every way in takes what a hostile page may send. */
export class NodeTree {
  readonly #byId = new Map<number, MirrorNode>();
  #root: MirrorNode | null = null;
  #bytes = 0;
  /** The tab's clock, ms: of the event that is being applied. */
  nowMs = 0;

  get root(): MirrorNode | null {
    return this.#root;
  }

  get nodeCount(): number {
    return this.#byId.size;
  }

  /** About the page's size as JSON. */
  get bytes(): number {
    return this.#bytes;
  }

  get(id: unknown): MirrorNode | null {
    return typeof id === "number" ? (this.#byId.get(id) ?? null) : null;
  }

  clear(): void {
    this.#byId.clear();
    this.#root = null;
    this.#bytes = 0;
  }

  /** Puts a recorded document in place of all there was. */
  plant(recorded: unknown): void {
    this.clear();
    const root = makeNode(recorded);
    if (root?.kind !== nodeKind.document) return;
    this.#root = root;
    this.#take(root);
    this.#graftChildren(root, recorded);
  }

  /** Adds one node without its children; its id must be free. */
  add(node: MirrorNode, parent: MirrorNode, before: MirrorNode | null): void {
    this.#take(node);
    link(node, parent, before);
  }

  /** Adds a node with all that is below it in `recorded`, of which it was made. */
  graft(node: MirrorNode, recorded: unknown, parent: MirrorNode): void {
    this.add(node, parent, null);
    this.#graftChildren(node, recorded);
  }

  /** Takes a node away with all below it. */
  cut(node: MirrorNode): void {
    unlink(node);
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      this.#byId.delete(next.id);
      this.#bytes -= next.bytes;
      for (const child of childrenOf(next)) open.push(child);
    }
    if (node === this.#root) this.#root = null;
  }

  /** Counts what came to a node, or, when negative, went from it. */
  grow(node: MirrorNode, bytes: number): void {
    node.bytes += bytes;
    this.#bytes += bytes;
  }

  #take(node: MirrorNode): void {
    this.#byId.set(node.id, node);
    this.#bytes += node.bytes;
    beginMedia(node, this.nowMs);
  }

  /** What is no node, has an id that is taken, or stands where rrweb puts none, is passed over with all below it. */
  #graftChildren(top: MirrorNode, topRecorded: unknown): void {
    const open = [{ parent: top, from: topRecorded }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { parent, from } = next;
      if (!takesChildren(parent)) continue;
      for (const recorded of recordedChildren(from)) {
        const child = makeNode(recorded);
        if (child === null || child.kind === nodeKind.document || this.#byId.has(child.id)) continue;
        this.add(child, parent, null);
        open.push({ parent: child, from: recorded });
      }
      if (parent.tagName !== "") captureCss(parent);
    }
  }
}

/** An iframe's only child is its document, which comes by itself. */
export const takesChildren = ({ kind, tagName }: MirrorNode): boolean =>
  (kind === nodeKind.element && tagName !== "iframe") || kind === nodeKind.document;

const recordedChildren = (recorded: unknown): unknown[] =>
  isJsonObject(recorded) && Array.isArray(recorded.childNodes) ? recorded.childNodes : [];

/** Remembers whose texts stand in a style element's `_cssText`. */
export function captureCss(node: MirrorNode): void {
  if (!holdsCss(node) || typeof node.attributes._cssText !== "string") return;
  const texts = [...childrenOf(node)].filter((child) => child.kind === nodeKind.text);
  node.later = { ...node.later, cssTextOf: texts.map((child) => child.id) };
}

/** A link becomes a style element in the player once its sheet is read. */
export const holdsCss = ({ tagName }: MirrorNode): boolean => tagName === "style" || tagName === "link";
