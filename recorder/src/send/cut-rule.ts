import {
  cutBytes,
  cutEveryMs,
  cutEveryWhenSettledMs,
  cutEveryWhileYoungMs,
  settledSessionMs,
  youngSessionMs,
} from "../../../protocol/limits.ts";

/** Large sheets, frames and what the page does as it loads come right behind a snapshot, and weigh less with it. */
const snapshotWaitMs = 300;

export interface CutState {
  eventCount: number;
  /** Uncompressed size of what waits, characters. */
  chars: number;
  /** When the oldest waiting event came, ms. */
  oldestAtMs: number;
  hasFullSnapshot: boolean;
  /** The visitor has touched the page in this session. */
  isEngaged: boolean;
  /** Somebody watches and wants a chunk this often; null when nobody does. */
  flushMs: number | null;
  sessionAgeMs: number;
}

/** When the waiting events become a chunk. Hiding the page cuts without asking this rule. */
export function decideCut(state: CutState, nowMs: number): { kind: "never" } | { kind: "at"; atMs: number } {
  if (state.eventCount === 0 || !state.isEngaged) return { kind: "never" };
  if (state.chars >= cutBytes) return { kind: "at", atMs: nowMs };
  // A snapshot makes a session visible, or heals it.
  const waitMs = state.hasFullSnapshot ? snapshotWaitMs : (state.flushMs ?? paceAt(state.sessionAgeMs));
  // A clock that was set back makes events lie ahead; they wait no longer for it.
  return { kind: "at", atMs: Math.min(nowMs, state.oldestAtMs) + waitMs };
}

function paceAt(sessionAgeMs: number): number {
  if (sessionAgeMs < youngSessionMs) return cutEveryWhileYoungMs;
  return sessionAgeMs < settledSessionMs ? cutEveryMs : cutEveryWhenSettledMs;
}
