import type { TabId } from "../../../protocol/ids.ts";
import type { TimelineSegment } from "../../../protocol/timeline.ts";

/** A chunk of one tab that is known to exist, loaded or not. */
export interface KnownChunk {
  seq: number;
  /** Tab's clock, ms. */
  firstAt: number;
  lastAt: number;
  hasFullSnapshot: boolean;
  /** Number of the sealed segment it stands in; null while it is only in the tail. */
  segment: number | null;
}

/**
 * A tab's chunks by seq, each once: during a seal the same chunk stands in the tail and in a segment, and a
 * resent one may stand in two segments.
 */
export function knownChunks(
  segments: readonly TimelineSegment[],
  tabId: TabId,
  tail: Iterable<Omit<KnownChunk, "segment">>,
): KnownChunk[] {
  const bySeq = new Map<number, KnownChunk>();
  for (const chunk of tail) bySeq.set(chunk.seq, { ...chunk, segment: null });
  for (const { n, chunks } of [...segments].sort((one, other) => other.n - one.n))
    for (const { tabId: owner, seq, firstAt, lastAt, hasFullSnapshot } of chunks)
      if (owner === tabId) bySeq.set(seq, { seq, firstAt, lastAt, hasFullSnapshot, segment: n });
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq);
}

/**
 * Seq of the chunk to begin with so that the page at `at` can be built: the last one with a full snapshot that
 * ended by then. One that still goes on may hold its snapshot behind `at`, so it does not count.
 */
export function runStart(chunks: readonly KnownChunk[], at: number): number | null {
  const withSnapshot = chunks.filter((chunk) => chunk.hasFullSnapshot);
  const before = withSnapshot.filter((chunk) => chunk.lastAt <= at).at(-1);
  return (before ?? withSnapshot[0] ?? chunks[0])?.seq ?? null;
}

/** The segment to load next, in the order of the tab from `startSeq` on; null when all are there. */
export function nextSegment(
  chunks: readonly KnownChunk[],
  startSeq: number,
  isLoaded: (seq: number) => boolean,
): number | null {
  for (const chunk of chunks)
    if (chunk.seq >= startSeq && chunk.segment !== null && !isLoaded(chunk.seq)) return chunk.segment;
  return null;
}

export type Feed =
  | { type: "append"; seqs: number[] }
  /** A chunk came late, before ones the frame already has: the run has to be given anew. */
  | { type: "load"; seqs: number[] };

/** What to hand to the frame: everything from the run's start up to the first chunk that is not loaded. */
export function feedFor(
  chunks: readonly KnownChunk[],
  startSeq: number,
  fed: readonly number[],
  isLoaded: (seq: number) => boolean,
): Feed {
  const ready: number[] = [];
  for (const { seq } of chunks) {
    if (seq < startSeq) continue;
    if (!isLoaded(seq)) break;
    ready.push(seq);
  }
  const goesOn = fed.length > 0 && fed.every((seq, index) => ready[index] === seq);
  return goesOn ? { type: "append", seqs: ready.slice(fed.length) } : { type: "load", seqs: ready };
}

/** Whether the frame's run reaches to `at`, so that it can go there by itself. */
export function runCovers(
  chunks: readonly KnownChunk[],
  startSeq: number,
  fed: readonly number[],
  at: number,
): boolean {
  const first = chunks.find((chunk) => chunk.seq === startSeq);
  const lastSeq = fed.at(-1);
  const last = chunks.find((chunk) => chunk.seq === lastSeq);
  if (!first || !last) return false;
  const needed = runStart(chunks, at);
  return needed !== null && startSeq <= needed && (at <= last.lastAt || needed <= last.seq);
}
