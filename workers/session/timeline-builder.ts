import type { ReadChunk } from "../../protocol/summary.ts";
import type { Timeline, TimelineSegment } from "../../protocol/timeline.ts";
import { extendTimeline } from "../../protocol/timeline-fold.ts";

/** Frames whose events are held together; they take ten to thirty times their size. */
const maxHeldBytes = 1_000_000;

/** Extends a timeline by many chunks while it holds the events of few. */
export class TimelineBuilder {
  #timeline: Timeline;
  #held: ReadChunk[] = [];
  #heldBytes = 0;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  readonly add = (chunk: ReadChunk, frameBytes: number): void => {
    this.#held.push(chunk);
    this.#heldBytes += frameBytes;
    if (this.#heldBytes >= maxHeldBytes) this.#fold(null);
  };

  finish(segment: TimelineSegment): Timeline {
    this.#fold(segment);
    return this.#timeline;
  }

  #fold(segment: TimelineSegment | null): void {
    this.#timeline = extendTimeline(this.#timeline, this.#held, segment);
    this.#held = [];
    this.#heldBytes = 0;
  }
}
