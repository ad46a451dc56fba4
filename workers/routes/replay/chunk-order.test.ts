import { expect, test } from "vitest";
import type { FrameHeader } from "../../../protocol/frame-header.ts";
import { makeTabId } from "../../../protocol/ids.ts";
import { emptyTimeline, type SegmentChunk, type Timeline } from "../../../protocol/timeline.ts";
import type { StoredFrame } from "../../session/read-chunks.ts";
import { stepsOfTab } from "./chunk-order.ts";

const tabA = makeTabId("a".repeat(12));
const tabB = makeTabId("b".repeat(12));

const chunk = (tabId: typeof tabA, seq: number, offset: number): SegmentChunk => ({
  tabId,
  seq,
  offset,
  bytes: 100,
  firstAt: 0,
  lastAt: 0,
  eventCount: 1,
  hasFullSnapshot: false,
});

const timeline = (...segments: SegmentChunk[][]): Timeline => ({
  ...emptyTimeline(),
  segments: segments.map((chunks, n) => ({ n, bytes: 100 * chunks.length, chunks })),
});

function frame(tabId: typeof tabA, seq: number): StoredFrame {
  const header: FrameHeader = {
    codec: 0,
    tabId,
    seq,
    firstAtMs: 0,
    lastAtMs: 0,
    cutAtMs: 0,
    eventCount: 1,
    hasFullSnapshot: false,
    isRecovered: false,
    assetHashes: [],
    visitorId: null,
  };
  return { header, body: new Uint8Array(), bytes: new Uint8Array() };
}

test("chunks behind one another are read as one range, up to the bound", () => {
  const sealed = timeline([chunk(tabA, 0, 0), chunk(tabA, 1, 100), chunk(tabA, 2, 200)]);
  expect(stepsOfTab(tabA, sealed, [], 1_000)).toEqual([{ kind: "range", n: 0, offset: 0, bytes: 300 }]);
  expect(stepsOfTab(tabA, sealed, [], 200)).toEqual([
    { kind: "range", n: 0, offset: 0, bytes: 200 },
    { kind: "range", n: 0, offset: 200, bytes: 100 },
  ]);
  expect(stepsOfTab(tabA, sealed, [], 10)).toHaveLength(3);
});

test("another tab's chunk in between ends a range", () => {
  const sealed = timeline([chunk(tabA, 0, 0), chunk(tabB, 0, 100), chunk(tabA, 1, 200)]);
  expect(stepsOfTab(tabA, sealed, [], 1_000)).toEqual([
    { kind: "range", n: 0, offset: 0, bytes: 100 },
    { kind: "range", n: 0, offset: 200, bytes: 100 },
  ]);
});

test("a chunk that came behind the sealed line takes its place by seq", () => {
  const late = frame(tabA, 1);
  const sealed = timeline([chunk(tabA, 0, 0)], [chunk(tabA, 3, 0)], [chunk(tabA, 2, 0)]);
  expect(stepsOfTab(tabA, sealed, [frame(tabB, 1), frame(tabA, 4), late], 1_000)).toEqual([
    { kind: "range", n: 0, offset: 0, bytes: 100 },
    { kind: "frame", frame: late },
    { kind: "range", n: 2, offset: 0, bytes: 100 },
    { kind: "range", n: 1, offset: 0, bytes: 100 },
    { kind: "frame", frame: frame(tabA, 4) },
  ]);
});

test("a chunk that stands in a segment and at hand is read once, from the segment", () => {
  expect(stepsOfTab(tabA, timeline([chunk(tabA, 0, 0)]), [frame(tabA, 0)], 1_000)).toEqual([
    { kind: "range", n: 0, offset: 0, bytes: 100 },
  ]);
});
