import { gapPatienceMs } from "../../protocol/limits.ts";
import { type SeqRange, unhealedSinceMs } from "../../protocol/seq-ranges.ts";

/** How often a tab was asked for a snapshot since its last gap began, and when it was last; server time, ms. */
export interface Asked {
  times: number;
  lastMs: number;
}

export type SnapshotNeed =
  /** No gap that a snapshot would heal. */
  | "none"
  /** There is one, but it may yet be filled, or a snapshot may be on its way. */
  | "wait"
  | "ask";

/**
 * Whether a tab's recorder is asked for a full snapshot. Chunks cut before it hears of that are still under way when it
 * does; and a page whose snapshots never arrive is asked less and less, because each is work for the visitor's browser.
 * @param ranges of the tab, the chunk that is answered among them
 * @param asked null when it was not
 * @param nowMs server time
 */
export function snapshotNeed(ranges: readonly SeqRange[], asked: Asked | null, nowMs: number): SnapshotNeed {
  const sinceMs = unhealedSinceMs(ranges);
  if (sinceMs === null) return "none";
  const fromMs = asked === null ? sinceMs : asked.lastMs;
  const patienceMs = gapPatienceMs * 2 ** (asked?.times ?? 0);
  return nowMs - fromMs >= patienceMs ? "ask" : "wait";
}
