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
  /** Style sheets of its pages were not taken: the website had brought its day's fill of new ones. */
  lacksSheets?: true;
}

const sheetsLacking = "style sheets are missing: the website brought more new ones in a day than are kept";

/** What a recorder gives up where telling a page takes too much of its time, by `DegradedPayload.step`. */
const stormWords = [
  "a page changed so much that its changes were told up to a second late",
  "a page changed so much that changes of attributes were told up to five seconds late",
  "a page changed so much that it was told by snapshots ten seconds apart",
];

const stormOf = ({ degradedStep = 0 }: Summary): string[] => {
  const words = stormWords[Math.min(degradedStep, stormWords.length) - 1];
  return words === undefined ? [] : [words];
};

/** In the words of `Completeness.degraded`. */
export const degradedBy = ({ lacksSheets }: Refusals): string[] => (lacksSheets ? [sheetsLacking] : []);

export const noRefusals = (): Refusals => ({ conflicts: 0, isTruncated: false });

/** Start and end of the session, server time, ms. */
interface Span {
  startedAtMs: number;
  endedAtMs: number;
}

/**
 * What the session knows of itself; what a seal leaves out, it alone knows.
 * @param span no gap is told to lie outside: a clock that jumps would put it into another year
 */
export function completenessOf(summary: Summary, refusals: Refusals, span: Span): Completeness {
  const { conflicts, isTruncated } = refusals;
  return {
    chunksReceived: summary.chunkCount,
    gaps: gapsOfSession(summary, span),
    skippedChunks: summary.skippedChunks,
    conflicts,
    isTruncated,
    degraded: [...degradedBy(refusals), ...stormOf(summary)],
  };
}

/** Of a session that nothing is known of. */
export const emptyCompleteness = (): Completeness => ({
  chunksReceived: 0,
  gaps: [],
  skippedChunks: 0,
  ...noRefusals(),
  degraded: [],
});

function gapsOfSession(summary: Summary, { startedAtMs, endedAtMs }: Span): Gap[] {
  const within = (atMs: number): number => Math.min(endedAtMs, Math.max(startedAtMs, atMs));
  const gaps: Gap[] = [];
  for (const [key, { ranges, clockOffsetMs }] of Object.entries(summary.tabs)) {
    const tabId = parseTabId(key);
    if (tabId === null) continue;
    for (const { fromSeq, toSeq, fromAt, toAt } of gapsOf(ranges)) {
      const fromAtMs = within(fromAt + clockOffsetMs);
      gaps.push({ tabId, fromSeq, toSeq, fromAtMs, toAtMs: within(toAt + clockOffsetMs) });
    }
  }
  return gaps.sort(
    (a, b) => a.fromAtMs - b.fromAtMs || (a.tabId < b.tabId ? -1 : 1) || a.fromSeq - b.fromSeq,
  );
}
