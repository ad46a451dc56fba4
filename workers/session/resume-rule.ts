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
  const chunks = new Map<number, Chunk>();
  for (const { n, chunks: ofSegment } of timeline.segments) {
    for (const chunk of ofSegment) {
      if (chunk.tabId === tabId && chunk.seq < seq) chunks.set(chunk.seq, { n, ...chunk });
    }
  }
  let fromSeq = keyframe?.beforeSeq ?? -1;
  let isSnapshot = false;
  for (const { seq: at, hasFullSnapshot } of chunks.values()) {
    if (!hasFullSnapshot || at < fromSeq) continue;
    fromSeq = at;
    isSnapshot = true;
  }
  if (fromSeq < 0) return null;

  const byN = new Map<number, Stretch>();
  for (let at = fromSeq; at < seq; at++) {
    const chunk = chunks.get(at);
    if (chunk === undefined) return null;
    const stretch = byN.get(chunk.n) ?? { n: chunk.n, offset: chunk.offset, bytes: 0 };
    const offset = Math.min(stretch.offset, chunk.offset);
    const end = Math.max(stretch.offset + stretch.bytes, chunk.offset + chunk.bytes);
    byN.set(chunk.n, { n: chunk.n, offset, bytes: end - offset });
  }
  const stretches = [...byN.values()];
  if (stretches.reduce((sum, { bytes }) => sum + bytes, 0) > maxResumeBytes) return null;
  return { keyframe: isSnapshot ? null : keyframe, fromSeq, stretches };
}

type Found = Stretch & { beforeSeq: number };
type Chunk = Stretch & { seq: number; hasFullSnapshot: boolean };
