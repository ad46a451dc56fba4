import { erasureLookMs, sessionIdMaxAgeMs, sessionIdMaxAheadMs } from "../../protocol/limits.ts";

/**
 * When to look again for sessions that an erasure means. A session may have been live and not yet listed when it was
 * asked for, or its row may have been written in the same moment. So one looks again after ever longer times, for the
 * last time when no chunk of a session from before can come any more.
 * @param isDone all that was found is gone
 * @returns null when nothing more can come
 */
export function nextLookAtMs(requestedAtMs: number, isDone: boolean, nowMs: number): number | null {
  if (!isDone) return nowMs;
  const lastAtMs = requestedAtMs + sessionIdMaxAgeMs + sessionIdMaxAheadMs + erasureLookMs;
  if (nowMs >= lastAtMs) return null;
  return Math.min(lastAtMs, nowMs + Math.max(erasureLookMs, nowMs - requestedAtMs));
}
