const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Between an attempt and the next: eight attempts in most of a day. */
const delaysMs = [
  1 * minuteMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  6 * hourMs,
  6 * hourMs,
  6 * hourMs,
] as const;

export const maxAttempts = delaysMs.length + 1;

/** A receiver that fails for as long is not there any more. */
export const givesUpAfterMs = 3 * dayMs;

/**
 * When a delivery is due again, should the attempt that begins now come to nothing.
 * @param attempts this one included
 * @returns null when it is the last
 */
export function nextAttemptMs(attempts: number, nowMs: number): number | null {
  const delayMs = delaysMs[attempts - 1];
  return delayMs === undefined ? null : nowMs + delayMs;
}

/** @param failingSinceMs when the webhook first failed since it last succeeded */
export const isGivenUp = (failingSinceMs: number, nowMs: number): boolean =>
  nowMs - failingSinceMs >= givesUpAfterMs;
