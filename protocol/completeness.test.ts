import { describe, expect, it } from "vitest";
import { completenessOf, emptyCompleteness, noRefusals } from "./completeness.ts";
import { customEvent } from "./events.ts";
import { codecNumber } from "./frame-header.ts";
import { makeTabId } from "./ids.ts";
import { emptySummary, type KeptChunk } from "./summary.ts";
import { foldSummary } from "./testing/fold-summary.ts";

const [tabA, tabB] = [makeTabId("a".repeat(12)), makeTabId("b".repeat(12))];

const span = { startedAtMs: 1_000, endedAtMs: 20_000 };

function chunkOf(tabId: typeof tabA, seq: number, atMs: number, clockOffsetMs: number): KeptChunk {
  const header = {
    codec: codecNumber.json,
    tabId,
    seq,
    firstAtMs: atMs,
    lastAtMs: atMs + 50,
    cutAtMs: atMs + 60,
    eventCount: 0,
    hasFullSnapshot: false,
    isRecovered: false,
    assetHashes: [],
    visitorId: null,
  };
  return { header, events: [], receivedAtMs: atMs + 60 + clockOffsetMs, bytes: 10 };
}

describe("a session's completeness", () => {
  it("names the gaps of every tab in server time, in order", () => {
    const chunks = [
      chunkOf(tabA, 0, 1_000, 0),
      chunkOf(tabA, 3, 9_000, 0),
      // This tab's clock is a minute behind.
      chunkOf(tabB, 0, 5_000 - 60_000, 60_000),
      chunkOf(tabB, 2, 7_000 - 60_000, 60_000),
    ];
    const summary = chunks.reduce(foldSummary, emptySummary());
    const { gaps, chunksReceived } = completenessOf(summary, noRefusals(), span);
    expect(chunksReceived).toBe(4);
    expect(gaps).toEqual([
      { tabId: tabA, fromSeq: 1, toSeq: 2, fromAtMs: 1_050, toAtMs: 9_000 },
      { tabId: tabB, fromSeq: 1, toSeq: 1, fromAtMs: 5_050, toAtMs: 7_000 },
    ]);
  });

  it("puts no gap outside the session, whatever the clocks say", () => {
    const year2100Ms = Date.UTC(2100, 0, 1);
    const chunks = [
      chunkOf(tabA, 0, 2_000, 0),
      { ...chunkOf(tabA, 2, year2100Ms, 0), receivedAtMs: year2100Ms + 60 },
    ];
    const { gaps } = completenessOf(chunks.reduce(foldSummary, emptySummary()), noRefusals(), span);
    expect(gaps).toMatchObject([{ fromAtMs: 2_050, toAtMs: span.endedAtMs }]);
  });

  it.each([
    [[1, 3, 0], ["a page changed so much that it was told by snapshots ten seconds apart"]],
    [[0, -4], []],
    [[99], ["a page changed so much that it was told by snapshots ten seconds apart"]],
  ])("says the most that a storm has cost: steps %j", (steps, degraded) => {
    const chunks = steps.map((step, seq) => ({
      ...chunkOf(tabA, seq, 1_000, 0),
      events: [customEvent("ph.degraded", { step, reason: "mutations" }, 1_000)],
    }));
    const forward = chunks.reduce(foldSummary, emptySummary());
    const backward = chunks.reverse().reduce(foldSummary, emptySummary());
    expect(completenessOf(forward, noRefusals(), span).degraded).toEqual(degraded);
    expect(completenessOf(backward, noRefusals(), span).degraded).toEqual(degraded);
  });

  it("counts what could not be read and what was refused", () => {
    const unreadable = { ...chunkOf(tabA, 0, 1_000, 0), events: null };
    const summary = foldSummary(emptySummary(), unreadable);
    expect(completenessOf(summary, { conflicts: 2, isTruncated: true }, span)).toEqual({
      ...emptyCompleteness(),
      chunksReceived: 1,
      skippedChunks: 1,
      conflicts: 2,
      isTruncated: true,
    });
  });
});
