import { describe, expect, test } from "vitest";
import { maxResumeBytes } from "../../protocol/limits.ts";
import { emptyTimeline, type SegmentChunk, type Timeline } from "../../protocol/timeline.ts";
import { freshTabId } from "../testing/make-chunk.ts";
import { resumeBefore } from "./resume-rule.ts";

const tabId = freshTabId();
const chunk = (seq: number, offset: number, over: Partial<SegmentChunk> = {}): SegmentChunk => ({
  ...{ tabId, seq, offset, bytes: 100, firstAt: seq, lastAt: seq, eventCount: 1, hasFullSnapshot: false },
  ...over,
});
const snapshot = { hasFullSnapshot: true };
const timelineOf = (...segments: SegmentChunk[][]): Timeline => ({
  ...emptyTimeline(),
  segments: segments.map((chunks, n) => ({ n, bytes: 1_000, chunks })),
});

describe("the way to a tab's page before a chunk", () => {
  test("begins at the last full snapshot and reads a segment once", () => {
    const timeline = timelineOf(
      [chunk(0, 0, snapshot), chunk(1, 100), chunk(2, 200, snapshot), chunk(3, 300)],
      [chunk(4, 0), chunk(5, 100)],
    );
    expect(resumeBefore(timeline, tabId, 6)).toEqual({
      keyframe: null,
      fromSeq: 2,
      stretches: [
        { n: 0, offset: 200, bytes: 200 },
        { n: 1, offset: 0, bytes: 200 },
      ],
    });
  });

  test("begins at a keyframe when that came later", () => {
    const keyframe = { tabId, at: 3, beforeSeq: 3, n: 0, offset: 250, bytes: 50 };
    const timeline = { ...timelineOf([chunk(2, 150, snapshot), chunk(3, 300)]), keyframes: [keyframe] };
    const stretches = [{ n: 0, offset: 300, bytes: 100 }];
    expect(resumeBefore(timeline, tabId, 4)).toEqual({ keyframe, fromSeq: 3, stretches });
  });

  test("is not there without a beginning, with a chunk missing, or when it is too long", () => {
    expect(resumeBefore(timelineOf([chunk(0, 0), chunk(1, 100)]), tabId, 2)).toBeNull();
    expect(resumeBefore(timelineOf([chunk(0, 0, snapshot), chunk(2, 100)]), tabId, 3)).toBeNull();
    const large = { ...snapshot, bytes: maxResumeBytes + 1 };
    expect(resumeBefore(timelineOf([chunk(0, 0, large)]), tabId, 1)).toBeNull();
    expect(resumeBefore(timelineOf([chunk(0, 0, snapshot)]), freshTabId(), 1)).toBeNull();
  });
});
