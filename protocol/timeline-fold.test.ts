import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { customEvent, eventType, incrementalSource, type ReplayEvent } from "./events.ts";
import { codecNumber } from "./frame-header.ts";
import { makeTabId, type TabId } from "./ids.ts";
import { maxActivityBuckets, maxInflatedTimelineBytes, maxTimelineChars } from "./limits.ts";
import { emptySummary, type KeptChunk, type Summary } from "./summary.ts";
import { foldSummary } from "./testing/fold-summary.ts";
import { emptyTimeline, type TimelineSegment } from "./timeline.ts";
import { extendTimeline } from "./timeline-fold.ts";

const tabs: TabId[] = [makeTabId("a".repeat(12)), makeTabId("b".repeat(12))];

function chunkOf(tabId: TabId, seq: number, events: ReplayEvent[], delayMs = 0): KeptChunk {
  const times = events.map((event) => event.timestamp);
  const header = {
    codec: codecNumber.json,
    tabId,
    seq,
    firstAtMs: Math.min(...times),
    lastAtMs: Math.max(...times),
    cutAtMs: Math.max(...times),
    eventCount: events.length,
    hasFullSnapshot: false,
    isRecovered: false,
    assetHashes: [],
    visitorId: null,
  };
  return { header, events, receivedAtMs: header.cutAtMs + delayMs, bytes: 100 };
}

const page = (url: string, at: number) =>
  customEvent(
    "ph.page",
    { url, title: "", referrer: "", via: "load", viewport: { width: 1, height: 2 } },
    at,
  );
const click = (at: number) => customEvent("ph.click", { x: 1, y: 2, selector: "a", text: "", nodeId: 3 }, at);
const failure = (at: number) =>
  customEvent("ph.error", { kind: "error", message: "no", stack: "", source: "", line: 1, column: 1 }, at);
const moved = (at: number): ReplayEvent => ({
  type: eventType.incremental,
  timestamp: at,
  data: { source: incrementalSource.mouseMove, positions: [] },
});

const anyEvent = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1_000, max: 90_000 }))
  .map(([kind, at]) =>
    kind === 0
      ? page(`https://shop.example/${at}`, at)
      : kind === 1
        ? click(at)
        : kind === 2
          ? failure(at)
          : moved(at),
  );
const anyChunks = fc
  .array(
    fc.tuple(fc.constantFrom(...tabs), fc.array(anyEvent, { minLength: 1, maxLength: 6 }), fc.nat(5_000)),
    { maxLength: 12 },
  )
  .map((chunks) => chunks.map(([tabId, events, delayMs], seq) => chunkOf(tabId, seq, events, delayMs)));

const shuffled = fc.tuple(anyChunks, fc.infiniteStream(fc.nat())).map(([chunks, keys]) => {
  const ranks = new Map(chunks.map((chunk) => [chunk, keys.next().value ?? 0]));
  return { chunks, other: [...chunks].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0)) };
});

/** All of a summary that no order of the chunks changes. */
const inAnyOrder = (chunks: readonly KeptChunk[]): Omit<Summary, "signals"> => {
  const { signals, ...summary } = chunks.reduce(foldSummary, emptySummary());
  return summary;
};

describe("folding chunks", () => {
  it("gives the same summary in any order", () => {
    fc.assert(
      fc.property(shuffled, ({ chunks, other }) => {
        expect(inAnyOrder(other)).toEqual(inAnyOrder(chunks));
      }),
    );
  });

  it("counts in the timeline what it counts in the summary, in the order of time", () => {
    fc.assert(
      fc.property(anyChunks, (chunks) => {
        const summary = chunks.reduce(foldSummary, emptySummary());
        const timeline = extendTimeline(emptyTimeline(), chunks, null);
        expect(timeline.pages).toHaveLength(summary.pageViews);
        expect(timeline.clicks).toHaveLength(summary.clickCount);
        expect(timeline.errors).toHaveLength(summary.errorCount);
        const offsets = new Map(timeline.tabs.map((tab) => [tab.tabId, tab.clockOffsetMs]));
        const times = timeline.clicks.map(({ at, tabId }) => at + (offsets.get(tabId) ?? 0));
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
    );
  });

  it("takes the least delay as the clock's offset", () => {
    const chunks = [
      chunkOf(tabs[0] ?? makeTabId(""), 0, [click(1_000)], 700),
      chunkOf(tabs[0] ?? makeTabId(""), 1, [click(2_000)], 40),
    ];
    expect(extendTimeline(emptyTimeline(), chunks, null).tabs[0]?.clockOffsetMs).toBe(40);
  });

  it("extends without touching the timeline it was given, and keeps segments in order", () => {
    const segment = (n: number): TimelineSegment => ({ n, bytes: 0, chunks: [] });
    const tabId = tabs[0] ?? makeTabId("");
    const first = extendTimeline(emptyTimeline(), [chunkOf(tabId, 1, [click(9_000)])], segment(1));
    const before = JSON.stringify(first);
    const second = extendTimeline(
      first,
      [chunkOf(tabId, 0, [page("https://shop.example/", 1_000), moved(6_000)])],
      segment(0),
    );
    expect(JSON.stringify(first)).toBe(before);
    expect(second.segments.map(({ n }) => n)).toEqual([0, 1]);
    expect(second.activity).toEqual([[5_000, 1]]);
    expect(second.pages).toHaveLength(1);
  });

  it("passes over chunks that cannot be read, and fields of the wrong type", () => {
    const tabId = tabs[0] ?? makeTabId("");
    const unreadable = { ...chunkOf(tabId, 0, [click(1_000)]), events: null };
    const forged = chunkOf(tabId, 1, [
      {
        type: eventType.custom,
        timestamp: 5,
        data: { tag: "ph.click", payload: { x: "1", selector: {}, text: ["a"] } },
      },
    ]);
    expect(foldSummary(emptySummary(), unreadable)).toMatchObject({ skippedChunks: 1, eventCount: 0 });
    const timeline = extendTimeline(emptyTimeline(), [unreadable, forged], null);
    expect(timeline.clicks).toEqual([{ tabId, at: 5, x: 0, y: 0, selector: "", text: "", nodeId: -1 }]);
  });

  it("is cut where a forged session would fill it, says so, and takes no more", () => {
    const tabId = tabs[0] ?? makeTabId("");
    const long = "\u0000".repeat(4_096);
    const pages = Array.from({ length: 2_000 }, (_, n) => page(long, n));
    const full = extendTimeline(emptyTimeline(), [chunkOf(tabId, 0, pages)], null);
    expect(full.isCut).toBe(true);
    expect(full.pages.length * 4_096).toBeLessThan(maxTimelineChars);
    expect(full.pages.length * 4_400).toBeGreaterThan(maxTimelineChars);
    expect(JSON.stringify(full).length).toBeLessThan(maxInflatedTimelineBytes);
    const more = extendTimeline(full, [chunkOf(tabId, 1, [click(1)])], null);
    expect(more).toMatchObject({ isCut: true, clicks: [] });
    expect(extendTimeline(emptyTimeline(), [chunkOf(tabId, 1, [click(1)])], null).isCut).toBeUndefined();
  });

  it("keeps what is no page, click or error in one list, in order of time, within the same bound", () => {
    const tabId = tabs[0] ?? makeTabId("");
    const said = (at: number, words: string) =>
      customEvent("ph.console", { level: "error", args: [words], stack: "" }, at);
    const first = extendTimeline(emptyTimeline(), [chunkOf(tabId, 1, [said(9_000, "late")])], null);
    const before = JSON.stringify(first);
    const both = extendTimeline(first, [chunkOf(tabId, 0, [said(1_000, "early"), click(2_000)])], null);
    expect(JSON.stringify(first)).toBe(before);
    expect(both.others?.map(({ at, tag }) => [at, tag])).toEqual([
      [1_000, "ph.console"],
      [9_000, "ph.console"],
    ]);
    const many = Array.from({ length: 2_000 }, (_, n) => said(n, "x".repeat(4_096)));
    const full = extendTimeline(both, [chunkOf(tabId, 2, many)], null);
    expect(full.isCut).toBe(true);
    expect(JSON.stringify(full).length).toBeLessThan(maxInflatedTimelineBytes);
    expect((full.others?.length ?? 0) * 4_096).toBeLessThan(maxTimelineChars);
    expect(extendTimeline(emptyTimeline(), [chunkOf(tabId, 0, [click(1)])], null)).not.toHaveProperty(
      "others",
    );
  });

  it("has no more stretches of activity than a session can have", () => {
    const tabId = tabs[0] ?? makeTabId("");
    const events = Array.from({ length: maxActivityBuckets + 500 }, (_, n) => moved(n * 5_000));
    const { activity } = extendTimeline(emptyTimeline(), [chunkOf(tabId, 0, [...events, moved(1)])], null);
    expect(activity).toHaveLength(maxActivityBuckets);
    expect(activity[0]).toEqual([0, 2]);
  });
});
