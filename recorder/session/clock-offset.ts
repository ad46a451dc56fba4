import { loaderMaxAgeSeconds } from "../../protocol/limits.ts";

/** The edge and the browser each may keep it so long. */
const oldestMs = 2 * loaderMaxAgeSeconds * 1_000;

/**
 * What to add to the page's clock for server time, ms, until a reply says it exactly. A kept loader tells when it was made,
 * not when it runs: a clock that fits is taken for right, or all sessions of a minute would begin at once.
 */
export function clockOffset(madeAtMs: number, nowMs: number): number {
  const agoMs = nowMs - madeAtMs;
  return agoMs >= 0 && agoMs <= oldestMs ? 0 : -agoMs;
}
