import { describe, expect, it } from "vitest";
import { completenessOf, noRefusals } from "./completeness.ts";
import { codecNumber } from "./frame-header.ts";
import { makeTabId } from "./ids.ts";
import { emptySummary, foldSummary, type KeptChunk } from "./summary.ts";

const [tabA, tabB] = [makeTabId("a".repeat(12)), makeTabId("b".repeat(12))];

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
    const { gaps, chunksReceived } = completenessOf(chunks.reduce(foldSummary, emptySummary()), noRefusals());
    expect(chunksReceived).toBe(4);
    expect(gaps).toEqual([
      { tabId: tabA, fromSeq: 1, toSeq: 2, fromAtMs: 1_050, toAtMs: 9_000 },
      { tabId: tabB, fromSeq: 1, toSeq: 1, fromAtMs: 5_050, toAtMs: 7_000 },
    ]);
  });

  it("counts what could not be read, what was refused and what was left out", () => {
    const unreadable = { ...chunkOf(tabA, 0, 1_000, 0), events: null };
    const told = completenessOf(
      foldSummary(emptySummary(), unreadable),
      { conflicts: 2, isTruncated: true },
      ["no keyframes: too many nodes"],
    );
    expect(told).toEqual({
      chunksReceived: 1,
      gaps: [],
      skippedChunks: 1,
      conflicts: 2,
      isTruncated: true,
      degraded: ["no keyframes: too many nodes"],
    });
  });
});
