/** A quiet page's change is told almost at once. */
const shortestHoldMs = 50;
/** Changes that go on are gathered, because what comes and goes within a hold costs nothing. */
const longestHoldMs = 400;

/** How long changes are held back before they are told. */
export interface Pace {
  holdMs: number;
  /** When held changes were last told; monotonic, ms. */
  toldAtMs: number;
}

export const restingPace: Pace = { holdMs: shortestHoldMs, toldAtMs: Number.NEGATIVE_INFINITY };

/**
 * The pace for changes that begin now: twice the hold before while they go on, and short again after a pause.
 * @param longestMs more than the usual longest while the page storms
 */
export function paceAt(pace: Pace, nowMs: number, longestMs: number = longestHoldMs): Pace {
  const isQuiet = nowMs - pace.toldAtMs > 2 * pace.holdMs;
  return { ...pace, holdMs: isQuiet ? shortestHoldMs : Math.min(longestMs, 2 * pace.holdMs) };
}
