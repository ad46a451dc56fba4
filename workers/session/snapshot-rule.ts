import { gapPatienceMs } from "../../protocol/limits.ts";
import { type SeqRange, unhealedSinceMs } from "../../protocol/seq-ranges.ts";

/**
 * Whether a tab's recorder is asked for a full snapshot. Chunks cut before it hears of that are still under way when it
 * does, so it is not asked again at once.
 * @param ranges of the tab, the chunk that is answered among them
 * @param askedAtMs when it was asked last, null when it was not; server time, as all times here
 */
export function needsSnapshot(ranges: readonly SeqRange[], askedAtMs: number | null, nowMs: number): boolean {
  const sinceMs = unhealedSinceMs(ranges);
  if (sinceMs === null || nowMs - sinceMs < gapPatienceMs) return false;
  return askedAtMs === null || nowMs - askedAtMs >= gapPatienceMs;
}
