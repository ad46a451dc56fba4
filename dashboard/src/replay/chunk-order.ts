import type { TabId } from "../../../protocol/ids.ts";
import type { TimelineKeyframe, TimelineSegment } from "../../../protocol/timeline.ts";
import type { Stretch } from "../api/replay.ts";

/** A chunk of one tab that is known to exist, loaded or not. */
export interface KnownChunk {
  seq: number;
  /** Tab's clock, ms. */
  firstAt: number;
  lastAt: number;
  hasFullSnapshot: boolean;
  /** Where its frame stands; null while it is only in the tail. */
  place: Stretch | null;
}

/**
 * A tab's chunks by seq, each once: during a seal the same chunk stands in the tail and in a segment, and a
 * resent one may stand in two segments.
 */
export function knownChunks(
  segments: readonly TimelineSegment[],
  tabId: TabId,
  tail: Iterable<Omit<KnownChunk, "place">>,
): KnownChunk[] {
  const bySeq = new Map<number, KnownChunk>();
  for (const chunk of tail) bySeq.set(chunk.seq, { ...chunk, place: null });
  for (const { n, chunks } of [...segments].sort((one, other) => other.n - one.n))
    for (const { tabId: owner, offset, bytes, seq, firstAt, lastAt, hasFullSnapshot } of chunks)
      if (owner === tabId)
        bySeq.set(seq, { seq, firstAt, lastAt, hasFullSnapshot, place: { n, offset, bytes } });
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq);
}

/** Where the frame's run of events begins. */
export interface RunStart {
  /** The first chunk. */
  seq: number;
  /** Stands before it when the chunk alone does not tell the page. */
  keyframe: TimelineKeyframe | null;
}

/**
 * Where to begin so that the page at `at` can be built soonest: at the last keyframe by then, or at the last chunk with a
 * full snapshot that ended by then. One that still goes on may hold its snapshot behind `at`, so it does not count.
 * @param keyframes of the tab
 */
export function runStart(
  chunks: readonly KnownChunk[],
  keyframes: readonly TimelineKeyframe[],
  at: number,
): RunStart | null {
  const withSnapshot = chunks.filter((chunk) => chunk.hasFullSnapshot);
  const before = withSnapshot.filter((chunk) => chunk.lastAt <= at).at(-1);
  let keyframe: TimelineKeyframe | null = null;
  for (const one of keyframes) {
    if (one.at <= at && one.beforeSeq > (keyframe?.beforeSeq ?? before?.seq ?? -1)) keyframe = one;
  }
  if (keyframe !== null) return { seq: keyframe.beforeSeq, keyframe };
  const first = before ?? withSnapshot[0] ?? chunks[0];
  return first === undefined ? null : { seq: first.seq, keyframe: null };
}

/** Loaded at once: much for one chunk, little for a segment, and a second on a poor line. */
const maxStretchBytes = 500_000;
/** What is loaded first goes past the moment asked for only if it stays this small. */
const maxFirstBytes = 100_000;

/**
 * What to load next, in the order of the tab from the run's start on: its keyframe, and missing chunks as far as they
 * stand in one segment behind one another; null when all are there. What the moment `at` needs comes by itself, ahead of
 * what follows.
 */
export function nextStretch(
  chunks: readonly KnownChunk[],
  { seq, keyframe }: RunStart,
  at: number,
  isLoaded: (seq: number) => boolean,
  isKeyframeLoaded: boolean,
): Stretch | null {
  const wanted = keyframe !== null && !isKeyframeLoaded ? keyframe : null;
  let stretch: Stretch | null = wanted && { n: wanted.n, offset: wanted.offset, bytes: wanted.bytes };
  let isForMoment = wanted !== null;
  for (const chunk of chunks) {
    if (chunk.seq < seq) continue;
    const { place } = chunk;
    if (place === null || isLoaded(chunk.seq)) {
      if (stretch === null) continue;
      break;
    }
    if (stretch === null) {
      stretch = { ...place };
      isForMoment = chunk.firstAt <= at;
      continue;
    }
    // Keyframes and other tabs may stand between.
    const bytes = place.offset + place.bytes - stretch.offset;
    if (isForMoment && chunk.firstAt > at && bytes > maxFirstBytes) break;
    if (place.n !== stretch.n || place.offset < stretch.offset || bytes > maxStretchBytes) break;
    stretch.bytes = bytes;
  }
  return stretch;
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

/** A step so short, ms, that playing through it is sooner done than building another page. */
const shortStepMs = 30_000;

/**
 * Whether the frame's run reaches to `at`, so that it can go there by itself.
 * @param from where the playhead stands
 */
export function runCovers(
  chunks: readonly KnownChunk[],
  keyframes: readonly TimelineKeyframe[],
  run: RunStart,
  fed: readonly number[],
  from: number,
  at: number,
): boolean {
  const first = chunks.find((chunk) => chunk.seq === run.seq);
  const lastSeq = fed.at(-1);
  const last = chunks.find((chunk) => chunk.seq === lastSeq);
  if (!first || !last) return false;
  const needed = runStart(chunks, keyframes, at);
  if (needed === null || needed.seq < run.seq) return false;
  const isFarFromKeyframe = needed.keyframe !== null && needed.seq > run.seq;
  if (isFarFromKeyframe && (at < from || at - from > shortStepMs)) return false;
  return at <= last.lastAt || needed.seq <= last.seq;
}
