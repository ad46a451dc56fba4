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

/** What happens in one moment comes together, also to who watches. */
const gatherMs = 50;

export interface CutState {
  eventCount: number;
  /** Uncompressed size of what waits, characters. */
  chars: number;
  /** When the oldest waiting event came, ms. */
  oldestAtMs: number;
  hasFullSnapshot: boolean;
  /** The visitor has touched the page in this session. */
  isEngaged: boolean;
  /** Somebody watches and wants a chunk this often at most; null when nobody does. */
  flushMs: number | null;
  /** When the last chunk was cut, ms; 0: none was. */
  cutAtMs: number;
  sessionAgeMs: number;
}

/** When the waiting events become a chunk. Hiding the page cuts without asking this rule. */
export function decideCut(state: CutState, nowMs: number): { kind: "never" } | { kind: "at"; atMs: number } {
  if (state.eventCount === 0 || !state.isEngaged) return { kind: "never" };
  if (state.chars >= cutBytes) return { kind: "at", atMs: nowMs };
  // A clock that was set back makes events lie ahead; they wait no longer for it.
  const oldestAtMs = Math.min(nowMs, state.oldestAtMs);
  // A snapshot makes a session visible, or heals it.
  if (state.hasFullSnapshot) return { kind: "at", atMs: oldestAtMs + snapshotWaitMs };
  if (state.flushMs === null) return { kind: "at", atMs: oldestAtMs + paceAt(state.sessionAgeMs) };
  const nextAtMs = Math.min(nowMs, state.cutAtMs) + state.flushMs;
  return { kind: "at", atMs: Math.max(nextAtMs, oldestAtMs + gatherMs) };
}

function paceAt(sessionAgeMs: number): number {
  if (sessionAgeMs < youngSessionMs) return cutEveryWhileYoungMs;
  return sessionAgeMs < settledSessionMs ? cutEveryMs : cutEveryWhenSettledMs;
}
