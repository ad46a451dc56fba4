import { expect, test } from "vitest";
import { keyframeMaxGapBytes } from "../../protocol/limits.ts";
import { isKeyframeDue, type SinceSnapshot } from "./keyframe-rule.ts";

const since = (over: Partial<SinceSnapshot>) =>
  isKeyframeDue({ passedMs: 10_000, snapshotBytes: 1_000, changeBytes: 0, frameBytes: 0, ...over });

test("a keyframe is due once the changes outweigh the page, and not within ten seconds of the last", () => {
  expect(since({ changeBytes: 1_001 })).toBe(true);
  expect(since({ changeBytes: 1_000 })).toBe(false);
  expect(since({ changeBytes: 1_001, passedMs: 9_999 })).toBe(false);
});

test("a long way of small events is a way too", () => {
  expect(since({ frameBytes: keyframeMaxGapBytes })).toBe(true);
  expect(since({ frameBytes: keyframeMaxGapBytes - 1 })).toBe(false);
});
