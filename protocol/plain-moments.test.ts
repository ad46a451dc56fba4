import { expect, test } from "vitest";
import { customEvent, eventType, incrementalSource, type ReplayEvent } from "./events.ts";
import type { FrameHeader } from "./frame-header.ts";
import { makeTabId } from "./ids.ts";
import { emptySummary, foldEvents } from "./summary.ts";
import { emptyTimeline } from "./timeline.ts";
import { extendTimeline } from "./timeline-fold.ts";

const tabId = makeTabId("a".repeat(12));
const page: ReplayEvent = {
  type: eventType.meta,
  data: { href: "https://shop.example/tea", width: 800, height: 600 },
  timestamp: 1_000,
};
const interaction = (type: number): ReplayEvent => ({
  type: eventType.incremental,
  data: { source: incrementalSource.mouseInteraction, type, id: 7, x: 10, y: 20 },
  timestamp: 2_000,
});
/** A press, and the click it becomes. */
const events = [page, interaction(1), interaction(2)];

const header = (isPlain: boolean): FrameHeader => ({
  ...{ codec: 0, tabId, seq: 0, firstAtMs: 1_000, lastAtMs: 2_000, cutAtMs: 2_000, eventCount: 3 },
  ...{ hasFullSnapshot: false, isRecovered: false, assetHashes: [], visitorId: null },
  ...(isPlain && { isPlain }),
});
const timelineOf = (isPlain: boolean) =>
  extendTimeline(emptyTimeline(), [{ header: header(isPlain), events, receivedAtMs: 2_000 }], null);

test("pages and clicks of a plain recording stand in its timeline, and its hand in the activity", () => {
  const { pages, clicks, activity } = timelineOf(true);
  expect(pages).toMatchObject([{ tabId, at: 1_000, url: "https://shop.example/tea" }]);
  expect(clicks).toMatchObject([{ tabId, at: 2_000, x: 10, y: 20, nodeId: 7, selector: "", text: "" }]);
  expect(activity).toEqual([[0, 2]]);
});

test("they are counted, and the first page is where it began", () => {
  const summary = foldEvents(emptySummary(), events, { tabId, codec: 0, isPlain: true });
  expect(summary).toMatchObject({
    pageViews: 1,
    clickCount: 1,
    landing: { url: "https://shop.example/tea" },
  });
});

test("where our own events tell of pages and clicks, rrweb's tell of none", () => {
  expect(timelineOf(false)).toMatchObject({ pages: [], clicks: [], activity: [[0, 2]] });
  expect(foldEvents(emptySummary(), events, { tabId, codec: 0 })).toMatchObject({
    pageViews: 0,
    clickCount: 0,
  });
  const own = customEvent("ph.tag", { name: "vip" }, 1_500);
  const plain = foldEvents(emptySummary(), [own], { tabId, codec: 0, isPlain: true });
  expect(plain.told?.tags).toEqual(["vip"]);
});
