import type { TabId } from "../../protocol/ids.ts";
import { isOfNetwork } from "../../protocol/network-events.ts";
import { cleanFrame } from "./clean-frame.ts";
import { newestEnd } from "./newest-end.ts";
import { storedFrames } from "./read-chunks.ts";
import { openTails } from "./state.ts";
import { placeOfKey, type SessionStore } from "./store.ts";
import type { KeptRow } from "./store-tails.ts";
import type { ViewerPlace } from "./viewer-note.ts";
import { withoutRequests } from "./without-requests.ts";

/** The tail for one telling: what several viewers need of it is read and cleaned once. */
export class CleanTail {
  readonly #store: SessionStore;
  readonly #landed: readonly KeptRow[];
  readonly #cleaned = new Map<number, Uint8Array | null>();
  readonly #withoutRequests = new Map<number, Uint8Array | null>();

  /** @param landed the newest chunks, one behind another, which need not be read again */
  constructor(store: SessionStore, landed: readonly KeptRow[]) {
    this.#store = store;
    this.#landed = landed;
  }

  /** Chunks that came after an arrival number, in this order; what is sealed is not among them. */
  after(arrival: number, limit: number): readonly KeptRow[] {
    const first = this.#landed.findIndex((chunk) => chunk.arrival === arrival + 1);
    if (first >= 0) return this.#landed.slice(first, first + limit);
    const state = this.#store.state();
    if (state === null || arrival >= newestEnd(this.#store, state).arrival) return [];
    for (const n of openTails(state)) {
      const rows = this.#store.tails.byArrival(n, arrival, limit);
      if (rows.length > 0) return rows;
    }
    return [];
  }

  /**
   * Null when the viewer has it, and when it cannot be cleaned.
   * @param hidesRequests the viewer's plan shows no network data
   */
  frameFor({ key, arrival, frame }: KeptRow, place: ViewerPlace, hidesRequests: boolean): Uint8Array | null {
    const { tabNumber, seq } = placeOfKey(key);
    if (arrival <= place.joinedAt && seq < (place.fromSeq[tabNumber] ?? 0)) return null;
    const cleaned = hidesRequests ? this.#withoutRequests : this.#cleaned;
    const known = cleaned.get(arrival);
    if (known !== undefined) return known;
    const [stored] = storedFrames(frame);
    const clean = stored === undefined ? null : cleanFrame(stored);
    const hides = hidesRequests && clean?.events.some(isOfNetwork);
    const told = clean === null ? null : hides ? withoutRequests(clean.bytes) : clean.bytes;
    cleaned.set(arrival, told);
    return told;
  }
}

/**
 * Where a viewer begins. What is sealed it reads in the archive; of the tail it lacks, by tab, what follows the seq it
 * names, or else what follows the last full snapshot. Without one there the tail follows what the archive ends with.
 */
export function joinAt(store: SessionStore, stands: ReadonlyMap<TabId, number>): ViewerPlace {
  const state = store.state();
  if (state === null) return { arrival: 0, joinedAt: 0, fromSeq: {} };
  const fromSeq: Record<number, number> = {};
  for (const [tabNumber, tabId] of state.tabs.entries()) {
    const seq = stands.get(tabId);
    if (seq !== undefined && seq >= 0) fromSeq[tabNumber] = seq + 1;
  }
  const isAllNamed = state.tabs.every((tabId) => stands.has(tabId));
  for (const n of isAllNamed ? [] : openTails(state)) {
    for (const { key, frame } of store.tails.byArrival(n, 0)) {
      const { tabNumber, seq } = placeOfKey(key);
      const tabId = state.tabs[tabNumber];
      if (tabId === undefined || stands.has(tabId)) continue;
      const [stored] = storedFrames(frame);
      if (stored?.header.hasFullSnapshot) fromSeq[tabNumber] = Math.max(fromSeq[tabNumber] ?? 0, seq);
    }
  }
  return { arrival: state.sealed.arrival, joinedAt: newestEnd(store, state).arrival, fromSeq };
}
