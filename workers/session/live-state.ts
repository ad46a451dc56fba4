import { completenessOf } from "../../protocol/completeness.ts";
import type { StateMessage } from "../../protocol/live.ts";
import type { Signal } from "../../protocol/signals/signal.ts";
import { countAll, newestEnd, wholeSummary } from "./newest-end.ts";
import { gapCountOf, sessionSpan } from "./session-facts.ts";
import { openTails } from "./state.ts";
import type { SessionStore } from "./store.ts";

/** What viewers are told of the session besides its chunks. */
export interface LiveState {
  /** The same as long as there is nothing new to tell. */
  key: string;
  /** Whether the object holds nothing of the session, and will not. */
  isOver: boolean;
  message: () => StateMessage;
  /** Those found in chunks that are not sealed, a bounded number, the newest. Reads what nobody has counted yet. */
  signals: () => readonly Signal[];
}

/** @param nowMs server time */
export function liveState(store: SessionStore, nowMs: number): LiveState {
  const state = store.state();
  if (state === null) {
    const status = store.tombstone() === null ? "closed" : "erased";
    const message = (): StateMessage => ({ type: "state", status, segments: 0, completeness: null });
    return { key: status, isOver: true, message, signals: () => [] };
  }
  const status = state.status === "open" ? "live" : "closed";
  const segments = openTails(state)[0] ?? 0;
  const { headers } = newestEnd(store, state);
  const { conflicts, isTruncated } = state.refusals;
  return {
    key: [status, segments, gapCountOf(headers), conflicts, isTruncated].join(" "),
    isOver: false,
    message: () => {
      const span = sessionSpan(state, headers, nowMs);
      const completeness = completenessOf(wholeSummary(store, state), state.refusals, span);
      return { type: "state", status, segments, completeness };
    },
    signals: () => countAll(store, state).events.signals?.unsealed ?? [],
  };
}
