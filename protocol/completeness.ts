import { parseTabId, type TabId } from "./ids.ts";
import { gapsOf } from "./seq-ranges.ts";
import type { Summary } from "./summary.ts";

/** Chunks that did not come, though later ones of the same tab did. Times are server time in ms. */
export interface Gap {
  tabId: TabId;
  fromSeq: number;
  toSeq: number;
  fromAtMs: number;
  toAtMs: number;
}

/** What a session is known to lack. */
export interface Completeness {
  chunksReceived: number;
  gaps: Gap[];
  /** Kept but not readable, so that nobody sees them. */
  skippedChunks: number;
  /** Chunks refused because other bytes stood under their tab and seq; counted up to `maxCountedConflicts`. */
  conflicts: number;
  /** The session reached its bound: what came before it is kept, what came after is not. */
  isTruncated: boolean;
  /** What was left out to stay within a bound, in words for a developer. */
  degraded: string[];
}

/** What the session refused; it stands in no chunk, hence in no summary. */
export interface Refusals {
  conflicts: number;
  isTruncated: boolean;
}

export const noRefusals = (): Refusals => ({ conflicts: 0, isTruncated: false });

export function completenessOf(
  summary: Summary,
  { conflicts, isTruncated }: Refusals,
  degraded: readonly string[] = [],
): Completeness {
  return {
    chunksReceived: summary.chunkCount,
    gaps: gapsOfSession(summary),
    skippedChunks: summary.skippedChunks,
    conflicts,
    isTruncated,
    degraded: [...degraded],
  };
}

function gapsOfSession(summary: Summary): Gap[] {
  const gaps: Gap[] = [];
  for (const [key, { ranges, clockOffsetMs }] of Object.entries(summary.tabs)) {
    const tabId = parseTabId(key);
    if (tabId === null) continue;
    for (const { fromSeq, toSeq, fromAt, toAt } of gapsOf(ranges)) {
      gaps.push({ tabId, fromSeq, toSeq, fromAtMs: fromAt + clockOffsetMs, toAtMs: toAt + clockOffsetMs });
    }
  }
  return gaps.sort(
    (a, b) => a.fromAtMs - b.fromAtMs || (a.tabId < b.tabId ? -1 : 1) || a.fromSeq - b.fromSeq,
  );
}
