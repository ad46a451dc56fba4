import type { Privacy } from "../privacy/privacy.ts";
import { isLargeSheet } from "./element-attributes.ts";
import type { LinkedSheets } from "./linked-sheets.ts";
import { childrenOf, isElement } from "./native.ts";
import type { NodeRecord, NodeRecords } from "./node-records.ts";
import type { PendingChanges } from "./pending-changes.ts";
import { type Place, placeOf } from "./place.ts";
import { serializeElement, serializeNode } from "./serialize-node.ts";
import type { Add, SerializedNode } from "./serialized-node.ts";

/** What a walk asks and tells of the page it goes through. */
export interface WalkOwner {
  records: NodeRecords;
  pending: PendingChanges;
  privacy: Privacy;
  /** Absent: every sheet is told whole. */
  links?: LinkedSheets | undefined;
  /** Of an element that is told right now. It is observed from here on, before what is in it is listed. */
  openShadow(host: Element): ShadowRoot | null;
  onFrame(iframe: Element): void;
}

/** What children have in common that are told one after another. */
interface Siblings extends Pick<Place, "parent" | "isCssTold" | "rootId"> {
  /** Where they are put as long as their parent has not left; else each is an add. */
  into: SerializedNode[] | null;
}

/** Children that are still to be told, of a node that has been. */
interface Open extends Siblings {
  nodes: readonly Node[];
  at: number;
  /** From here on they stand in the shadow root. */
  shadowFrom: number;
}

export interface Piece {
  /** A document with what was reached of it, once a walk. */
  document: SerializedNode | null;
  adds: Add[];
}

/**
 * Tells nodes with all below them, in document order, a part at a time, while the page goes on changing in between.
 *
 * What keeps the parts together:
 * - A node's children are listed when it is told, and what was known of changes to them is settled by the listing.
 *   From then on a listed child stands where it is listed unless it is touched.
 * - A listed child that is touched before its turn is passed over. It is told, or not, by the mutation that follows
 *   the walk, as is every node that comes to a parent already listed.
 * - A listed child that has moved on to a parent told before its turn is shown already, and passed over.
 * - A node that was told in one place and has moved to a parent told later is not listed there: it is among the
 *   touched, so that the mutation takes it away and adds it anew.
 * - The mutation begins with the page as it is then and the player as the walk has left it.
 *
 * So nodes are added at their parent's end: what stands behind them comes later in the walk, or by the mutation.
 */
export class Walk {
  readonly #owner: WalkOwner;
  /** From the last sibling to the first, each below a parent that the player has. */
  readonly #tops: readonly Node[];
  /** Links whose sheets are still to be told. */
  readonly largeSheets: Element[] = [];
  readonly #open: Open[] = [];
  #nextTop = 0;
  #document: SerializedNode | null = null;
  #adds: Add[] = [];
  #count = 0;
  /** Until then the page is as it was when the walk began. */
  #hasPaused = false;

  constructor(owner: WalkOwner, tops: readonly Node[]) {
    this.#owner = owner;
    this.#tops = tops;
  }

  get isDone(): boolean {
    return this.#open.length === 0 && this.#nextTop >= this.#tops.length;
  }

  /** Among the texts of a sheet that is told already: one that went away untold would leave its rules standing. */
  get isInSheet(): boolean {
    return this.#open.at(-1)?.isCssTold === true;
  }

  /** Nodes told since the last piece. */
  get count(): number {
    return this.#count;
  }

  /** Begins with a document, which a snapshot, or what attaches it to its iframe, holds whole. */
  beginDocument(document: Document, iframe: NodeRecord | null): NodeRecord {
    const { records, privacy } = this.#owner;
    const stance = iframe?.stance ?? privacy.topStance;
    const record = records.show(document, "", iframe, stance, false);
    const told = serializeNode(document, "", stance, privacy, false);
    if (told === null) return record;
    told.id = record.id;
    this.#document = told;
    const rootId = iframe === null ? null : record.id;
    this.#list(document, null, told, {
      parent: record,
      isCssTold: false,
      rootId,
      into: told.childNodes ?? null,
    });
    return record;
  }

  /** Looks at the next node. */
  step(): void {
    const { pending, records } = this.#owner;
    const open = this.#open.at(-1);
    if (open === undefined) {
      this.#tellTop();
      return;
    }
    const at = open.at++;
    const node = open.nodes[at];
    if (node === undefined) {
      this.#open.pop();
    } else if (!pending.touched.has(node) && !(this.#hasPaused && records.shown(node) !== null)) {
      const told = this.#tell(node, open, at >= open.shadowFrom);
      if (told === null) return;
      if (open.into !== null) open.into.push(told);
      else this.#adds.push({ parentId: open.parent.id, nextId: null, node: told });
    }
  }

  /** What was told since the last piece. */
  takePiece(): Piece {
    const piece = { document: this.#document, adds: this.#adds };
    this.#document = null;
    this.#adds = [];
    this.#count = 0;
    this.#hasPaused = true;
    for (const open of this.#open) open.into = null;
    return piece;
  }

  #tellTop(): void {
    const { records, pending } = this.#owner;
    const node = this.#tops[this.#nextTop++];
    if (node === undefined || pending.touched.has(node)) return;
    const place = placeOf(node, records, pending.touched);
    if (place === null) return;
    const told = this.#tell(node, { ...place, into: null }, place.isShadow);
    if (told !== null) this.#adds.push({ parentId: place.parent.id, nextId: place.nextId, node: told });
  }

  #tell(node: Node, siblings: Siblings, isShadow: boolean): SerializedNode | null {
    const { records, pending, privacy } = this.#owner;
    const { parent, isCssTold, rootId } = siblings;
    const element = isElement(node) ? node : null;
    const stance = element === null ? parent.stance : privacy.stanceBelow(parent.stance, element);
    const told =
      element === null
        ? serializeNode(node, parent.tagName, stance, privacy, isCssTold)
        : serializeElement(element, stance, privacy);
    pending.settle(node);
    if (told === null) return null;
    this.#count++;
    const record = records.show(node, told.tagName ?? "", parent, stance, isShadow);
    told.id = record.id;
    if (rootId !== null) told.rootId = rootId;
    if (isShadow) told.isShadow = true;
    if (element !== null && !stance.isBlocked) this.#enter(element, told, record, siblings);
    return told;
  }

  #enter(element: Element, told: SerializedNode, record: NodeRecord, { rootId, into }: Siblings): void {
    const { tagName } = told;
    // A text area's children are its value; a frame's are shown only where frames are not.
    if (tagName === "textarea") return;
    if (tagName === "iframe") {
      this.#owner.onFrame(element);
      return;
    }
    if (tagName === "link" && isLargeSheet(element)) this.largeSheets.push(element);
    const css = told.attributes?._cssText;
    const isCssTold = css !== undefined;
    if (typeof css === "string") this.#owner.links?.onText(css);
    if (tagName === "style") this.#noteStyle(element, isCssTold);
    const children = into === null ? null : (told.childNodes ?? null);
    this.#list(element, element, told, { parent: record, isCssTold, rootId, into: children });
  }

  /** The player has all the rules in the first text, if there is one: only a single one can change by itself. */
  #noteStyle(style: Element, isCssTold: boolean): void {
    const { wholeStyles } = this.#owner.pending;
    if (isCssTold && childrenOf(style).length !== 1) wholeStyles.add(style);
    else wholeStyles.delete(style);
  }

  #list(node: Node, host: Element | null, told: SerializedNode, children: Siblings): void {
    const nodes = this.#settled(childrenOf(node));
    const shadowFrom = nodes.length;
    const shadow = host === null ? null : this.#owner.openShadow(host);
    if (shadow !== null) {
      told.isShadowHost = true;
      for (const child of this.#settled(childrenOf(shadow))) nodes.push(child);
    }
    if (nodes.length === 0) return;
    const { parent, isCssTold, rootId, into } = children;
    this.#open.push({ parent, isCssTold, rootId, into, nodes, at: 0, shadowFrom });
  }

  /** Children as they are told in their turn; they stand where they are from now on. */
  #settled(children: Node[]): Node[] {
    const { records, pending } = this.#owner;
    const { touched } = pending;
    if (touched.size === 0) return children;
    return children.filter((child) => {
      if (!touched.has(child)) return true;
      if (records.shown(child) !== null) return false;
      touched.delete(child);
      return true;
    });
  }
}
