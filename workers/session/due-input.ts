import { type DueInput, decideDue } from "./decide-due.ts";
import { newestEnd } from "./newest-end.ts";
import { forgetAtMs } from "./refusal-of-id.ts";
import { openTails, type SessionState } from "./state.ts";
import type { SessionStore } from "./store.ts";

export const dueInput = (store: SessionStore, state: SessionState): DueInput => ({
  status: state.status,
  plan: state.plan,
  tailChunks: store.tails.end(state.tail)?.chunks ?? 0,
  lastReceivedAtMs: newestEnd(store, state).receivedAtMs,
  forgetAtMs: forgetAtMs(state.address),
});

/**
 * Whether the session would close, were tail `n` sealed: no other holds chunks, and nobody sent any for a while.
 * @param n null when nothing is about to be sealed
 */
export function isQuiet(store: SessionStore, n: number | null, nowMs: number): boolean {
  const state = store.state();
  if (state === null) return false;
  if (openTails(state).some((tail) => tail !== n && store.tails.end(tail) !== null)) return false;
  const due = decideDue({ ...dueInput(store, state), status: "open", plan: null, tailChunks: 0 }, nowMs);
  return due.kind === "close";
}
