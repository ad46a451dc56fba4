/** Ages at which an active session's row is brought up to date: 10 s, 1 minute, 6 minutes … */
const firstRefreshMs = 10_000;
const growth = 6;

/**
 * Whether this chunk is the first past such an age. Each refresh is a billed write, so they thin out; and since only the
 * two arrivals decide, an object that was evicted in between decides the same.
 * @param previousMs arrival of the chunk before, server time, as all times here
 */
export function isRefreshDue(startedAtMs: number, previousMs: number, nowMs: number): boolean {
  for (let ageMs = firstRefreshMs; startedAtMs + ageMs <= nowMs; ageMs *= growth) {
    if (previousMs < startedAtMs + ageMs) return true;
  }
  return false;
}
