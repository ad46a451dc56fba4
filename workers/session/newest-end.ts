import { type HeaderSummary, partsOf, type Summary } from "../../protocol/summary.ts";
import { type Counted, EventCount } from "./event-count.ts";
import { openTails, type SessionState } from "./state.ts";
import type { SessionStore } from "./store.ts";
import type { ChunkRow } from "./store-tails.ts";

/** The session as of its newest chunk. */
export interface NewestEnd {
  arrival: number;
  /** Server time, ms. */
  receivedAtMs: number;
  headers: HeaderSummary;
  /** As far as it was asked for; see `EventCount`. */
  counted: Counted;
  /** Number of the tail it stands in, null when all is sealed; and that tail's size. */
  tail: number | null;
  chunks: number;
  bytes: number;
}

export function newestEnd(store: SessionStore, state: SessionState): NewestEnd {
  let counted = countedBySeal(state);
  let newest: Omit<NewestEnd, "counted"> | null = null;
  for (const n of openTails(state)) {
    const end = store.tails.end(n);
    if (end === null) continue;
    newest = { ...end, tail: n };
    if (end.counted.upTo > counted.upTo) counted = end.counted;
  }
  const { arrival, receivedAtMs, summary } = state.sealed;
  return {
    ...(newest ?? {
      arrival,
      receivedAtMs,
      headers: partsOf(summary).headers,
      tail: null,
      chunks: 0,
      bytes: 0,
    }),
    counted,
  };
}

export const countedBySeal = ({ sealed }: SessionState): Counted => ({
  upTo: sealed.arrival,
  events: partsOf(sealed.summary).events,
});

/** Reads the events that are not counted yet, and remembers what they came to. */
export function countAll(store: SessionStore, state: SessionState): Counted {
  const { arrival, counted, tail } = newestEnd(store, state);
  if (tail === null || counted.upTo === arrival) return counted;
  const rows = openTails(state).flatMap((n) => store.tails.byArrival(n, counted.upTo));
  const all = { upTo: arrival, events: new EventCount(counted, rows, state.thresholds).total() };
  store.tails.noteCounted(tail, all);
  return all;
}

/** With a chunk that is about to be kept. */
export const countWith = (
  store: SessionStore,
  state: SessionState,
  chunk: Pick<ChunkRow, "arrival" | "frame">,
): Counted => ({
  upTo: chunk.arrival,
  events: new EventCount(countAll(store, state), [chunk], state.thresholds).total(),
});

export const wholeSummary = (store: SessionStore, state: SessionState): Summary => ({
  ...countAll(store, state).events,
  ...newestEnd(store, state).headers,
});
