import type { TimelineKeyframe } from "../../../protocol/timeline.ts";
import { type KnownChunk, type RunStart, runStart } from "./chunk-order.ts";

/** What a still is built of. */
export interface StillPlan {
  run: RunStart;
  /** From the run's first chunk on, without a hole. */
  chunks: readonly KnownChunk[];
}

/** Past so much, the page somewhat before the moment does: a second on a poor line, and some hundred ms to apply. */
export const maxStillBytes = 1_000_000;

/**
 * What shows the page at a moment: what a player would begin with, and what happened from there to the moment, as far as
 * that is cheap.
 * @param keyframes of the tab
 * @param at on the tab's clock, ms
 * @returns null when nothing is known of the tab
 */
export function stillPlan(
  chunks: readonly KnownChunk[],
  keyframes: readonly TimelineKeyframe[],
  at: number,
): StillPlan | null {
  const run = runStart(chunks, keyframes, at);
  if (run === null) return null;
  const taken: KnownChunk[] = [];
  let bytes = 0;
  for (const chunk of chunks) {
    if (chunk.seq < run.seq) continue;
    bytes += chunk.place?.bytes ?? 0;
    const isNeeded = run.keyframe === null && taken.length === 0;
    if (!isNeeded && (chunk.firstAt > at || bytes > maxStillBytes)) break;
    taken.push(chunk);
  }
  return { run, chunks: taken };
}

/** What a frame has of a tab. */
export interface InFrame {
  run: RunStart;
  seqs: readonly number[];
}

/** How a frame gets to a plan's page: by a jump in what it has and what is behind that, or anew. */
export type StillStep =
  | { type: "go-on"; seqs: readonly number[] }
  | { type: "load"; seqs: readonly number[] };

export function stillStep(has: InFrame | null, { run, chunks }: StillPlan): StillStep {
  const seqs = chunks.map(({ seq }) => seq);
  if (has === null || has.run.seq !== run.seq || has.run.keyframe?.at !== run.keyframe?.at)
    return { type: "load", seqs };
  const isPart = seqs.every((seq, index) => (has.seqs[index] ?? seq) === seq);
  return isPart ? { type: "go-on", seqs: seqs.slice(has.seqs.length) } : { type: "load", seqs };
}
