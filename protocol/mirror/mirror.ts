import { eventType, incrementalSource, type ReplayEvent } from "../events.ts";
import { isJsonObject, type JsonObject } from "../json-object.ts";
import type { WaitingDocuments } from "./apply-adds.ts";
import { applyMutation } from "./apply-mutation.ts";
import { ConstructedSheets } from "./constructed-sheets.ts";
import { applyMedia } from "./media-state.ts";
import { laterOf, nodeKind } from "./mirror-node.ts";
import { type NodeName, nameNode } from "./name-node.ts";
import { NodeTree } from "./node-tree.ts";
import { maxPageTextChars, readText } from "./read-text.ts";
import { pushRuleChange } from "./rule-changes.ts";
import { fieldBytes, weigh } from "./weigh.ts";
import { writeSnapshot } from "./write-snapshot.ts";

/** Past either there is no mirror: a keyframe would cost more than it saves. */
export const maxMirrorNodes = 100_000;
export const maxMirrorBytes = 10_000_000;

/**
 * The page of one tab as its events tell it, without a DOM. It takes any events and never throws; what rrweb's replayer
 * would pass over, it passes over.
 */
export class Mirror {
  readonly #tree = new NodeTree();
  readonly #sheets = new ConstructedSheets();
  readonly #waitingDocuments: WaitingDocuments = new Map();
  #fonts: JsonObject[] = [];
  #fontBytes = 0;
  #viewport: JsonObject = { href: "", width: 0, height: 0 };
  #isTooLarge = false;
  #inputs = 0;

  /** Past `maxMirrorNodes` or `maxMirrorBytes`: there is nothing here until the next full snapshot. */
  get isTooLarge(): boolean {
    return this.#isTooLarge;
  }

  /** Whether there was a full snapshot that is kept. */
  get hasPage(): boolean {
    return this.#tree.root !== null;
  }

  get nodeCount(): number {
    return this.#tree.nodeCount;
  }

  /** About the size of `snapshot` as JSON, bytes. */
  get bytes(): number {
    return this.#tree.bytes + this.#sheets.bytes + this.#fontBytes;
  }

  /** Events in the order of the tab. Nodes are kept as they stand in the event; none of it is changed. */
  apply(event: ReplayEvent): void {
    const { type, data, timestamp } = event;
    if (!isJsonObject(data)) return;
    this.#tree.nowMs = timestamp;
    if (type === eventType.meta)
      this.#viewport = { ...sizeOf(data), href: typeof data.href === "string" ? data.href : "" };
    else if (type === eventType.fullSnapshot) this.#plant(data);
    else if (type === eventType.incremental && this.hasPage) this.#change(data, timestamp);
    else return;
    if (this.nodeCount > maxMirrorNodes || this.bytes > maxMirrorBytes) {
      this.clear();
      this.#isTooLarge = true;
    }
  }

  /** Forgets the page, as after a gap; the next full snapshot brings one. */
  clear(): void {
    this.#tree.clear();
    this.#sheets.clear();
    this.#waitingDocuments.clear();
    this.#fonts = [];
    this.#fontBytes = 0;
    this.#isTooLarge = false;
  }

  /**
   * The events from which a player that knows nothing shows this page: Meta, FullSnapshot, and what a snapshot cannot
   * say. Empty when there is no page, or one that nests deeper than a decoder takes.
   * @param atMs the tab's clock, of every one of them
   */
  snapshot(atMs: number): ReplayEvent[] {
    const { root } = this.#tree;
    if (root === null) return [];
    const page = {
      root,
      tree: this.#tree,
      sheets: this.#sheets,
      fonts: this.#fonts,
      viewport: this.#viewport,
    };
    return writeSnapshot(page, atMs);
  }

  /**
   * What a visitor could read in this page; see `readText`. Empty when there is no page. Secrets are masked in it as far
   * as they were in the events.
   */
  text(maxChars = maxPageTextChars): string {
    const { root } = this.#tree;
    return root === null ? "" : readText(root, maxChars);
  }

  /** The element a click at this node was meant for; null when the page has no such node. */
  name(id: unknown): NodeName | null {
    const node = this.#tree.get(id);
    return node === null ? null : nameNode(node);
  }

  #plant(data: JsonObject): void {
    this.clear();
    this.#tree.plant(data.node);
    const { root } = this.#tree;
    if (root === null || !isJsonObject(data.initialOffset)) return;
    const { left, top } = data.initialOffset;
    if (left || top) laterOf(root).scroll = { x: Number(left) || 0, y: Number(top) || 0 };
  }

  #change(data: JsonObject, atMs: number): void {
    switch (data.source) {
      case incrementalSource.mutation:
        applyMutation(this.#tree, this.#waitingDocuments, data);
        break;
      case incrementalSource.scroll:
        this.#scroll(data);
        break;
      case incrementalSource.viewportResize:
        this.#viewport = { ...this.#viewport, ...sizeOf(data) };
        break;
      case incrementalSource.input:
        this.#input(data);
        break;
      case incrementalSource.mediaInteraction:
        this.#media(data, atMs);
        break;
      case incrementalSource.styleSheetRule:
      case incrementalSource.styleDeclaration:
        this.#changeRules(data);
        break;
      case incrementalSource.adoptedStyleSheet:
        this.#adopt(data);
        break;
      case incrementalSource.font:
        this.#fonts.push(data);
        this.#fontBytes += weigh(data);
        break;
    }
  }

  #scroll({ id, x, y }: JsonObject): void {
    const node = this.#tree.get(id);
    if (node !== null) laterOf(node).scroll = { x: Number(x) || 0, y: Number(y) || 0 };
  }

  #input({ id, text, isChecked }: JsonObject): void {
    const node = this.#tree.get(id);
    if (node?.kind !== nodeKind.element) return;
    const later = laterOf(node);
    const typed = typeof text === "string" ? text : "";
    this.#tree.grow(node, typed.length - (later.input?.text.length ?? 0));
    later.input = { text: typed, isChecked: isChecked === true, order: this.#inputs++ };
  }

  #media(data: JsonObject, atMs: number): void {
    const node = this.#tree.get(data.id);
    if (node !== null) applyMedia(node, data, atMs);
  }

  #changeRules(data: JsonObject): void {
    if (typeof data.styleId === "number") {
      this.#sheets.change(data);
      return;
    }
    const node = this.#tree.get(data.id);
    if (node?.kind !== nodeKind.element) return;
    const later = laterOf(node);
    later.ruleChanges ??= [];
    this.#tree.grow(node, pushRuleChange(later.ruleChanges, data));
  }

  #adopt({ id, styleIds, styles }: JsonObject): void {
    const host = this.#tree.get(id);
    if (host === null || this.#tree.root === null) return;
    const { rootId } = host.facts;
    const documentId =
      host.kind === nodeKind.document ? host.id : typeof rootId === "number" ? rootId : this.#tree.root.id;
    for (const style of Array.isArray(styles) ? styles : []) {
      if (isJsonObject(style)) this.#sheets.define(documentId, style);
    }
    if (!Array.isArray(styleIds)) return;
    const later = laterOf(host);
    const before = later.adopted?.length ?? 0;
    later.adopted = styleIds.filter((one) => typeof one === "number");
    this.#tree.grow(host, (later.adopted.length - before) * fieldBytes);
  }
}

const sizeOf = ({ width, height }: JsonObject): JsonObject => ({
  width: Number(width) || 0,
  height: Number(height) || 0,
});
