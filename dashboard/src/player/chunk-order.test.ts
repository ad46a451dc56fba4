import { describe, expect, it } from "vitest";
import { tabA, tabB } from "./a-timeline.ts";
import { feedFor, type KnownChunk, knownChunks, nextSegment, runCovers, runStart } from "./chunk-order.ts";

const chunk = (seq: number, given: Partial<KnownChunk> = {}): KnownChunk => ({
  seq,
  firstAt: seq * 10_000,
  lastAt: seq * 10_000 + 9_000,
  hasFullSnapshot: seq === 0 || seq === 3,
  segment: seq < 4 ? 0 : 1,
  ...given,
});
const chunks = [0, 1, 2, 3, 4, 5].map((seq) => chunk(seq));
const sealed = (n: number, tabId: typeof tabA, ...seqs: number[]) => ({
  n,
  bytes: 1,
  chunks: seqs.map((seq) => ({ ...chunk(seq), tabId, offset: 0, bytes: 1, eventCount: 1 })),
});
const loaded =
  (...seqs: number[]) =>
  (seq: number) =>
    seqs.includes(seq);

describe("the chunks of a tab", () => {
  it("stand in the order of their seq, whatever order they came in, and those of other tabs are left out", () => {
    const segments = [sealed(0, tabA, 2, 0), sealed(1, tabB, 1), sealed(2, tabA, 1)];
    expect(knownChunks(segments, tabA, []).map(({ seq, segment }) => [seq, segment])).toEqual([
      [0, 0],
      [1, 2],
      [2, 0],
    ]);
  });

  it("count once when they stand in the tail and in a segment, as they do during a seal", () => {
    const known = knownChunks([sealed(0, tabA, 0, 1)], tabA, [chunk(1), chunk(2)]);
    expect(known.map(({ seq, segment }) => [seq, segment])).toEqual([
      [0, 0],
      [1, 0],
      [2, null],
    ]);
  });
});

describe("a run's start", () => {
  it("is the last chunk with a full snapshot that ended by then", () => {
    expect(runStart(chunks, 52_000)).toBe(3);
    expect(runStart(chunks, 25_000)).toBe(0);
  });

  it("is not a chunk that still goes on, since its snapshot may lie ahead", () => {
    expect(runStart(chunks, 35_000)).toBe(0);
  });

  it("is the first chunk there is when none has a full snapshot", () => {
    expect(runStart([chunk(7, { hasFullSnapshot: false })], 0)).toBe(7);
    expect(runStart([], 0)).toBeNull();
  });
});

describe("the next segment", () => {
  it("holds the first chunk that is missing from the run's start on", () => {
    expect(nextSegment(chunks, 0, loaded())).toBe(0);
    expect(nextSegment(chunks, 0, loaded(0, 1, 2, 3))).toBe(1);
    expect(nextSegment(chunks, 4, loaded())).toBe(1);
    expect(nextSegment(chunks, 0, loaded(0, 1, 2, 3, 4, 5))).toBeNull();
  });

  it("is none for a chunk that only the tail has", () => {
    expect(nextSegment([chunk(6, { segment: null })], 0, loaded())).toBeNull();
  });
});

describe("what the frame is given", () => {
  it("is everything up to the first chunk that is missing", () => {
    expect(feedFor(chunks, 0, [], loaded(0, 1, 3))).toEqual({ type: "load", seqs: [0, 1] });
  });

  it("goes on behind what it has", () => {
    expect(feedFor(chunks, 0, [0, 1], loaded(0, 1, 2, 3))).toEqual({ type: "append", seqs: [2, 3] });
    expect(feedFor(chunks, 0, [0, 1], loaded(0, 1))).toEqual({ type: "append", seqs: [] });
  });

  it("is all of it anew when a chunk came late, before ones it has", () => {
    const late = [0, 1, 2].map((seq) => chunk(seq));
    expect(feedFor(late, 0, [0, 2], loaded(0, 1, 2))).toEqual({ type: "load", seqs: [0, 1, 2] });
  });
});

describe("a jump within the run", () => {
  it("is one to what is loaded, or to what follows without another full snapshot", () => {
    expect(runCovers(chunks, 0, [0, 1], 15_000)).toBe(true);
    expect(runCovers(chunks, 0, [0, 1], 25_000)).toBe(true);
  });

  it("is not one before its start, nor one behind a later full snapshot that is not loaded", () => {
    expect(runCovers(chunks, 3, [3, 4], 15_000)).toBe(false);
    expect(runCovers(chunks, 0, [0, 1], 52_000)).toBe(false);
    expect(runCovers(chunks, 0, [], 0)).toBe(false);
  });
});
