import type { TabId } from "../../../protocol/ids.ts";
import type { Timeline } from "../../../protocol/timeline.ts";
import type { StoredFrame } from "../../session/read-chunks.ts";

/** What to read next for a tab: a frame at hand, or frames that stand behind one another in a segment. */
export type Step =
  | { kind: "frame"; frame: StoredFrame }
  | { kind: "range"; n: number; offset: number; bytes: number };

type Place = Step & { seq: number };

/**
 * The steps that give a tab's chunks in order of seq, each once.
 * @param maxRangeBytes a range may be larger only when a single frame is
 */
export function stepsOfTab(
  tabId: TabId,
  timeline: Timeline,
  unsealed: readonly StoredFrame[],
  maxRangeBytes: number,
): Step[] {
  const steps: Step[] = [];
  for (const { seq: _, ...place } of placesOf(tabId, timeline, unsealed)) {
    const last = steps.at(-1);
    if (last?.kind === "range" && place.kind === "range" && continues(last, place, maxRangeBytes)) {
      last.bytes += place.bytes;
    } else {
      steps.push(place);
    }
  }
  return steps;
}

function placesOf(tabId: TabId, timeline: Timeline, unsealed: readonly StoredFrame[]): Place[] {
  const places = new Map<number, Place>();
  for (const { n, chunks } of timeline.segments) {
    for (const { seq, offset, bytes, ...chunk } of chunks) {
      if (chunk.tabId === tabId && !places.has(seq))
        places.set(seq, { kind: "range", n, offset, bytes, seq });
    }
  }
  for (const frame of unsealed) {
    const { seq } = frame.header;
    if (frame.header.tabId === tabId && !places.has(seq)) places.set(seq, { kind: "frame", frame, seq });
  }
  return [...places.values()].sort((one, other) => one.seq - other.seq);
}

type Range = Extract<Step, { kind: "range" }>;

const continues = (last: Range, next: Range, maxRangeBytes: number): boolean =>
  last.n === next.n && last.offset + last.bytes === next.offset && last.bytes + next.bytes <= maxRangeBytes;
