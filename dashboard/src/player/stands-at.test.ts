import { expect, it } from "vitest";
import { aTimeline, tabA, tabB } from "../replay/a-timeline.ts";
import { standsAt } from "./stands-at.ts";

const chunk = { offset: 0, bytes: 1, firstAt: 0, lastAt: 0, eventCount: 1, hasFullSnapshot: false };

it("stands where the archive and what is loaded reach without a hole", () => {
  const timeline = aTimeline({
    segments: [{ n: 0, bytes: 1, chunks: [0, 1, 2].map((seq) => ({ ...chunk, tabId: tabA, seq })) }],
  });
  expect(standsAt(timeline, (tabId) => (tabId === tabA ? [3, 5] : [1]))).toEqual(
    new Map([
      [tabB, -1],
      [tabA, 3],
    ]),
  );
});
