import type { FrameHeader } from "./frame-header.ts";

/**
 * Chunks of a tab that came without a hole between them. Adding is commutative: a set of chunks gives the same ranges
 * in any order, so that what is told of gaps live is also what is sealed.
 */
export interface SeqRange {
  fromSeq: number;
  toSeq: number;
  /** When the first chunk begins and the last one ends, the tab's own clock, ms. */
  fromAt: number;
  toAt: number;
  /** When the earliest of them came, server time, ms. */
  seenAtMs: number;
  hasFullSnapshot: boolean;
}

/** Chunks of a tab that did not come, between those that did. */
export interface SeqGap {
  fromSeq: number;
  toSeq: number;
  /** What is known around the gap, the tab's own clock, ms. Of a gap at the tab's begin only the end is known. */
  fromAt: number;
  toAt: number;
}

/**
 * @param ranges in order of seq
 * @returns the ranges with one more chunk, which none of them has
 */
export function addToRanges(
  ranges: readonly SeqRange[],
  header: Pick<FrameHeader, "seq" | "firstAtMs" | "lastAtMs" | "hasFullSnapshot">,
  receivedAtMs: number,
): SeqRange[] {
  const { seq, firstAtMs, lastAtMs, hasFullSnapshot } = header;
  const at = placeOf(ranges, seq);
  const before = ranges[at - 1];
  const after = ranges[at];
  let added: SeqRange = {
    fromSeq: seq,
    toSeq: seq,
    fromAt: firstAtMs,
    toAt: lastAtMs,
    seenAtMs: receivedAtMs,
    hasFullSnapshot,
  };
  let [start, end] = [at, at];
  if (before?.toSeq === seq - 1) {
    added = joined(before, added);
    start -= 1;
  }
  if (after?.fromSeq === seq + 1) {
    added = joined(added, after);
    end += 1;
  }
  return [...ranges.slice(0, start), added, ...ranges.slice(end)];
}

export function hasSeq(ranges: readonly SeqRange[], seq: number): boolean {
  const before = ranges[placeOf(ranges, seq) - 1];
  return before !== undefined && before.toSeq >= seq;
}

/** Whether the chunk would stand alone, and hence make one range more. */
export function standsAlone(ranges: readonly SeqRange[], seq: number): boolean {
  const at = placeOf(ranges, seq);
  return ranges[at - 1]?.toSeq !== seq - 1 && ranges[at]?.fromSeq !== seq + 1;
}

export function gapsOf(ranges: readonly SeqRange[]): SeqGap[] {
  return ranges.flatMap((range, i) => {
    const before = ranges[i - 1];
    const fromSeq = before === undefined ? 0 : before.toSeq + 1;
    if (fromSeq === range.fromSeq) return [];
    const toAt = range.fromAt;
    // A clock that was set back makes no negative stretch.
    const fromAt = Math.min(before?.toAt ?? toAt, toAt);
    return [{ fromSeq, toSeq: range.fromSeq - 1, fromAt, toAt }];
  });
}

/**
 * @returns since when, server time in ms, a gap is known that no full snapshot came behind: until one comes, the page
 * cannot be shown truly. Null when there is none.
 */
export function unhealedSinceMs(ranges: readonly SeqRange[]): number | null {
  let sinceMs: number | null = null;
  let seenAtMs = Number.POSITIVE_INFINITY;
  for (let i = ranges.length - 1; i >= 0; i -= 1) {
    const range = ranges[i];
    if (range === undefined || range.hasFullSnapshot) break;
    seenAtMs = Math.min(seenAtMs, range.seenAtMs);
    if (range.fromSeq > 0) sinceMs = seenAtMs;
  }
  return sinceMs;
}

/** Index of the first range behind this seq. Searched from the end, where chunks nearly always belong. */
function placeOf(ranges: readonly SeqRange[], seq: number): number {
  let at = ranges.length;
  while (at > 0 && (ranges[at - 1]?.fromSeq ?? 0) > seq) at -= 1;
  return at;
}

const joined = (before: SeqRange, after: SeqRange): SeqRange => ({
  fromSeq: before.fromSeq,
  toSeq: after.toSeq,
  fromAt: before.fromAt,
  toAt: after.toAt,
  seenAtMs: Math.min(before.seenAtMs, after.seenAtMs),
  hasFullSnapshot: before.hasFullSnapshot || after.hasFullSnapshot,
});
