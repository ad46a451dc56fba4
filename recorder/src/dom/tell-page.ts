import { eventType, type ReplayEvent } from "../../../protocol/events.ts";
import { mutation } from "./mutation-event.ts";
import { planMoves } from "./plan-moves.ts";
import type { AttributeChange, TextChange } from "./serialized-node.ts";
import type { IsOver } from "./slices.ts";
import { tellChange } from "./tell-changes.ts";
import { createSheetTeller } from "./tell-sheets.ts";
import { type Piece, Walk, type WalkOwner } from "./walk.ts";

export interface TellingOwner extends WalkOwner {
  emit(event: ReplayEvent): void;
}

/** A part of the page on its way into events; what it has told so far it emits before it pauses. */
export interface Telling {
  readonly isSnapshot: boolean;
  /** Goes on until the slice is over; true when all is told. */
  run(isOver: IsOver): boolean;
}

/**
 * The page, its nodes in the snapshot as far as the first slice reaches, and then as mutations of the same time: a
 * player applies them together, and everything on their way to it has small pieces to deal with.
 */
export function tellSnapshot(owner: TellingOwner, atMs: number): Telling {
  const walk = new Walk(owner, []);
  const { innerWidth: width, innerHeight: height } = window;
  const meta = { href: owner.privacy.url(location.href), width, height };
  owner.emit({ type: eventType.meta, data: meta, timestamp: atMs });
  walk.beginDocument(document, null);
  const tellSheets = createSheetTeller(owner, walk.largeSheets);
  return {
    isSnapshot: true,
    run(isOver) {
      const { document: node, adds } = runWalk(walk, isOver, () => hasRoot(owner, document));
      if (node !== null) {
        const initialOffset = { left: window.scrollX, top: window.scrollY };
        owner.emit({ type: eventType.fullSnapshot, data: { node, initialOffset }, timestamp: atMs });
      } else if (adds.length > 0) {
        owner.emit(mutation({ adds }, atMs));
      }
      return walk.isDone && tellSheets(node !== null || adds.length > 0, atMs, isOver);
    },
  };
}

/** An iframe's document, likewise. @returns null when its iframe is not shown any more */
export function tellFrame(owner: TellingOwner, iframe: Element, inner: Document): Telling | null {
  const record = owner.records.shown(iframe);
  if (record === null) return null;
  const walk = new Walk(owner, []);
  walk.beginDocument(inner, record);
  const tellSheets = createSheetTeller(owner, walk.largeSheets);
  return {
    isSnapshot: false,
    run(isOver) {
      const { document: node, adds } = runWalk(walk, isOver, () => hasRoot(owner, inner));
      const attached = node === null ? [] : [{ parentId: record.id, nextId: null, node }];
      if (node !== null) owner.emit(mutation({ adds: attached, isAttachIframe: true }, Date.now()));
      else if (adds.length > 0) owner.emit(mutation({ adds }, Date.now()));
      return walk.isDone && tellSheets(node !== null || adds.length > 0, Date.now(), isOver);
    },
  };
}

/** What has changed since it was last told. */
export function tellMutations(owner: TellingOwner): Telling {
  const { records, pending, privacy } = owner;
  let { removes, tops } = planMoves(pending.touched, records);
  pending.touched = new Set();
  const walk = new Walk(owner, tops);
  const tellSheets = createSheetTeller(owner, walk.largeSheets);
  const onLargeSheet = (link: Element): unknown => walk.largeSheets.push(link);
  /** Nodes that had changed when the walk was done: what changes from then on is told the next time. */
  let changed: Iterator<Node> | null = null;
  let isDone = false;
  return {
    isSnapshot: false,
    run(isOver) {
      const { adds } = runWalk(walk, isOver);
      const texts: TextChange[] = [];
      const attributes: AttributeChange[] = [];
      if (walk.isDone) changed ??= pending.changedNodes().values();
      for (let told = adds.length; changed !== null && !isOver(told); told++) {
        const next = changed.next();
        isDone = next.done === true;
        if (next.done) break;
        const change = tellChange(next.value, pending, records, privacy, onLargeSheet);
        if (change === null) continue;
        if ("value" in change) texts.push(change);
        else attributes.push(change);
      }
      if (removes.length + adds.length + texts.length + attributes.length > 0)
        owner.emit(mutation({ removes, adds, texts, attributes }, Date.now()));
      removes = [];
      return isDone && tellSheets(adds.length > 0, Date.now(), isOver);
    },
  };
}

/** A player cannot begin with a document that has no element. */
const hasRoot = ({ records }: TellingOwner, { documentElement }: Document): boolean =>
  documentElement === null || records.shown(documentElement) !== null;

/** @param mayPause asked when the slice is over */
function runWalk(walk: Walk, isOver: IsOver, mayPause = (): boolean => true): Piece {
  while (!walk.isDone && (walk.isInSheet || !(isOver(walk.count) && mayPause()))) {
    try {
      walk.step();
    } catch {
      // A node that cannot be read is left out with all below it.
    }
  }
  return walk.takePiece();
}
