import type { TabId } from "../../protocol/ids.ts";
import { maxResumeBytes } from "../../protocol/limits.ts";
import type { Timeline } from "../../protocol/timeline.ts";

/** A stretch of a segment. */
export interface Stretch {
  n: number;
  offset: number;
  bytes: number;
}

/** Where a tab's page can be built up from what was sealed before. */
export interface Resume {
  /** The keyframe to begin with; null to begin with the chunk `fromSeq`, which has a full snapshot. */
  keyframe: Stretch | null;
  fromSeq: number;
  /** One for each segment, in order; frames of other tabs may stand in them. */
  stretches: Stretch[];
}

/**
 * The way from the last keyframe or full snapshot to just before a chunk.
 * @returns null when there is none, when a chunk on the way is missing, or when it is too long to be read again
 */
export function resumeBefore(timeline: Timeline, tabId: TabId, seq: number): Resume | null {
  const keyframe = (timeline.keyframes ?? [])
    .filter((one) => one.tabId === tabId && one.beforeSeq <= seq)
    .reduce<Found | null>(
      (last, one) => (last === null || one.beforeSeq > last.beforeSeq ? one : last),
      null,
    );
  const chunks = chunksBefore(timeline, tabId, seq);
  let fromSeq = keyframe?.beforeSeq ?? -1;
  let isSnapshot = false;
  for (const { seq: at, hasFullSnapshot } of chunks.values()) {
    if (!hasFullSnapshot || at < fromSeq) continue;
    fromSeq = at;
    isSnapshot = true;
  }
  if (fromSeq < 0) return null;
  const stretches = stretchesOf(chunks, fromSeq, seq);
  return stretches === null ? null : { keyframe: isSnapshot ? null : keyframe, fromSeq, stretches };
}

/**
 * Where a tab's chunks from one seq to just before another stand.
 * @returns as above
 */
export const stretchesBetween = (
  timeline: Timeline,
  tabId: TabId,
  fromSeq: number,
  toSeq: number,
): Stretch[] | null => stretchesOf(chunksBefore(timeline, tabId, toSeq), fromSeq, toSeq);

type Found = Stretch & { beforeSeq: number };
type Chunk = Stretch & { seq: number; hasFullSnapshot: boolean };

function chunksBefore(timeline: Timeline, tabId: TabId, seq: number): Map<number, Chunk> {
  const chunks = new Map<number, Chunk>();
  for (const { n, chunks: ofSegment } of timeline.segments) {
    for (const chunk of ofSegment) {
      if (chunk.tabId === tabId && chunk.seq < seq) chunks.set(chunk.seq, { n, ...chunk });
    }
  }
  return chunks;
}

function stretchesOf(chunks: ReadonlyMap<number, Chunk>, fromSeq: number, toSeq: number): Stretch[] | null {
  const byN = new Map<number, Stretch>();
  for (let at = fromSeq; at < toSeq; at++) {
    const chunk = chunks.get(at);
    if (chunk === undefined) return null;
    const stretch = byN.get(chunk.n) ?? { n: chunk.n, offset: chunk.offset, bytes: 0 };
    const offset = Math.min(stretch.offset, chunk.offset);
    const end = Math.max(stretch.offset + stretch.bytes, chunk.offset + chunk.bytes);
    byN.set(chunk.n, { n: chunk.n, offset, bytes: end - offset });
  }
  const stretches = [...byN.values()];
  return stretches.reduce((sum, { bytes }) => sum + bytes, 0) > maxResumeBytes ? null : stretches;
}
