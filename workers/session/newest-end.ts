import type { Summary } from "../../protocol/summary.ts";
import { openTails, type SessionState } from "./state.ts";
import type { SessionStore } from "./store.ts";

/** The session as of its newest chunk. */
export interface NewestEnd {
  arrival: number;
  /** Server time, ms. */
  receivedAtMs: number;
  summary: Summary;
  /** Number of the tail it stands in, null when all is sealed; and that tail's size. */
  tail: number | null;
  chunks: number;
  bytes: number;
}

export function newestEnd(store: SessionStore, state: SessionState): NewestEnd {
  for (const n of openTails(state).reverse()) {
    const end = store.tails.end(n);
    if (end !== null) return { ...end, tail: n };
  }
  return { ...state.sealed, tail: null, chunks: 0, bytes: 0 };
}
