import { emptySummary, type Summary } from "../../protocol/summary.ts";
import type { SessionAddress } from "../archive/keys.ts";

/** The one row that outlives seals. Written at the first chunk, when a seal is planned and when it is done. */
export interface SessionState {
  address: SessionAddress;
  visit: { userAgent: string; country: string };
  retentionDays: number;
  status: "open" | "closed";
  /** Number of the tail that takes chunks; the tail becomes the segment of the same number. */
  tail: number;
  /** A tail that is being sealed: frozen, so that a retry finds the same rows. */
  plan: { n: number } | null;
  sealed: SealedEnd;
}

/** The session as of its newest sealed chunk. */
export interface SealedEnd {
  /** Arrival number, 0 when nothing is sealed. */
  arrival: number;
  /** When the newest sealed chunk came, server time, ms. */
  receivedAtMs: number;
  summary: Summary;
}

export const newState = (
  first: Pick<SessionState, "address" | "visit" | "retentionDays">,
  nowMs: number,
): SessionState => ({
  ...first,
  status: "open",
  tail: 0,
  plan: null,
  sealed: { arrival: 0, receivedAtMs: nowMs, summary: emptySummary() },
});

/** Numbers of the tails that hold chunks: the one being sealed, if any, then the one that takes chunks. */
export const openTails = (state: SessionState): number[] =>
  state.plan === null ? [state.tail] : [state.plan.n, state.tail];
