import { describe, expect, it } from "vitest";
import { tabA, tabB } from "./a-timeline.ts";
import { feedFor, type KnownChunk, knownChunks, nextStretch, runCovers, runStart } from "./chunk-order.ts";

const chunk = (seq: number, given: Partial<KnownChunk> = {}): KnownChunk => ({
  seq,
  firstAt: seq * 10_000,
  lastAt: seq * 10_000 + 9_000,
  hasFullSnapshot: seq === 0 || seq === 3,
  place: { n: seq < 4 ? 0 : 1, offset: seq * 1_000, bytes: 1_000 },
  ...given,
});
const chunks = [0, 1, 2, 3, 4, 5].map((seq) => chunk(seq));
const sealed = (n: number, tabId: typeof tabA, ...seqs: number[]) => ({
  n,
  bytes: 1,
  chunks: seqs.map((seq) => ({ ...chunk(seq), tabId, offset: 0, bytes: 1, eventCount: 1 })),
});
const keyframe = (beforeSeq: number) => {
  const place = { n: beforeSeq < 4 ? 0 : 1, offset: beforeSeq * 1_000 - 100, bytes: 100 };
  return { tabId: tabA, at: beforeSeq * 10_000, beforeSeq, ...place };
};
const from = (seq: number) => ({ seq, keyframe: null });
const loaded =
  (...seqs: number[]) =>
  (seq: number) =>
    seqs.includes(seq);

describe("the chunks of a tab", () => {
  it("stand in the order of their seq, whatever order they came in, and those of other tabs are left out", () => {
    const segments = [sealed(0, tabA, 2, 0), sealed(1, tabB, 1), sealed(2, tabA, 1)];
    expect(knownChunks(segments, tabA, []).map(({ seq, place }) => [seq, place?.n ?? null])).toEqual([
      [0, 0],
      [1, 2],
      [2, 0],
    ]);
  });

  it("count once when they stand in the tail and in a segment, as they do during a seal", () => {
    const known = knownChunks([sealed(0, tabA, 0, 1)], tabA, [chunk(1), chunk(2)]);
    expect(known.map(({ seq, place }) => [seq, place?.n ?? null])).toEqual([
      [0, 0],
      [1, 0],
      [2, null],
    ]);
  });
});

describe("a run's start", () => {
  it("is the last chunk with a full snapshot that ended by then", () => {
    expect(runStart(chunks, [], 52_000)).toEqual(from(3));
    expect(runStart(chunks, [], 25_000)).toEqual(from(0));
  });

  it("is not a chunk that still goes on, since its snapshot may lie ahead", () => {
    expect(runStart(chunks, [], 35_000)).toEqual(from(0));
  });

  it("is the first chunk there is when none has a full snapshot", () => {
    expect(runStart([chunk(7, { hasFullSnapshot: false })], [], 0)).toEqual(from(7));
    expect(runStart([], [], 0)).toBeNull();
  });

  it("is the last keyframe by then, unless a full snapshot came later", () => {
    const keyframes = [keyframe(2), keyframe(5)];
    expect(runStart(chunks, keyframes, 27_000)).toEqual({ seq: 2, keyframe: keyframe(2) });
    expect(runStart(chunks, keyframes, 45_000)).toEqual(from(3));
    expect(runStart(chunks, keyframes, 50_000)).toEqual({ seq: 5, keyframe: keyframe(5) });
    expect(runStart(chunks, keyframes, 19_000)).toEqual(from(0));
  });
});

describe("what to load next", () => {
  it("is what is missing from the run's start on, as far as it stands together in one segment", () => {
    expect(nextStretch(chunks, from(0), 99_999, loaded(), true)).toEqual({ n: 0, offset: 0, bytes: 4_000 });
    expect(nextStretch(chunks, from(0), 99_999, loaded(0, 3), true)).toEqual({
      n: 0,
      offset: 1_000,
      bytes: 2_000,
    });
    expect(nextStretch(chunks, from(0), 99_999, loaded(0, 1, 2, 3), true)).toEqual({
      n: 1,
      offset: 4_000,
      bytes: 2_000,
    });
    expect(nextStretch(chunks, from(0), 99_999, loaded(0, 1, 2, 3, 4, 5), true)).toBeNull();
  });

  it("is first what the moment needs, then the rest, unless all of it is little", () => {
    const place = (seq: number) => ({ n: 0, offset: seq * 90_000, bytes: 90_000 });
    const large = [0, 1, 2, 3].map((seq) => chunk(seq, { place: place(seq) }));
    const first = { n: 0, offset: 0, bytes: 180_000 };
    expect(nextStretch(large, from(0), 15_000, loaded(), true)).toEqual(first);
    expect(nextStretch(large, from(0), 15_000, loaded(0, 1), true)).toEqual({
      n: 0,
      offset: 180_000,
      bytes: 180_000,
    });
    expect(nextStretch(chunks, from(0), 15_000, loaded(), true)).toEqual({ n: 0, offset: 0, bytes: 4_000 });
  });

  it("begins with the run's keyframe", () => {
    const run = { seq: 2, keyframe: keyframe(2) };
    expect(nextStretch(chunks, run, 99_999, loaded(), false)).toEqual({ n: 0, offset: 1_900, bytes: 2_100 });
    expect(nextStretch(chunks, run, 99_999, loaded(2, 3), false)).toEqual({
      n: 0,
      offset: 1_900,
      bytes: 100,
    });
    expect(nextStretch(chunks, run, 99_999, loaded(), true)).toEqual({ n: 0, offset: 2_000, bytes: 2_000 });
  });

  it("is not a whole segment at once, though a chunk be as large", () => {
    const place = (seq: number) => ({ n: 0, offset: seq * 400_000, bytes: 400_000 });
    const large = [0, 1, 2].map((seq) => chunk(seq, { place: place(seq) }));
    expect(nextStretch(large, from(0), 99_999, loaded(), true)).toEqual(place(0));
    const huge = { n: 0, offset: 0, bytes: 1_800_000 };
    expect(nextStretch([chunk(0, { place: huge })], from(0), 99_999, loaded(), true)).toEqual(huge);
  });

  it("is none for a chunk that only the tail has", () => {
    expect(nextStretch([chunk(6, { place: null })], from(0), 99_999, loaded(), true)).toBeNull();
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
    expect(runCovers(chunks, [], from(0), [0, 1], 0, 15_000)).toBe(true);
    expect(runCovers(chunks, [], from(0), [0, 1], 0, 25_000)).toBe(true);
  });

  it("is not one before its start, nor one behind a later full snapshot that is not loaded", () => {
    expect(runCovers(chunks, [], from(3), [3, 4], 40_000, 15_000)).toBe(false);
    expect(runCovers(chunks, [], from(0), [0, 1], 0, 52_000)).toBe(false);
    expect(runCovers(chunks, [], from(0), [], 0, 0)).toBe(false);
  });

  it("is a short step, not a long one or one back, when a keyframe stands nearer", () => {
    const [keyframes, fed] = [[keyframe(2)], [0, 1, 2]];
    expect(runCovers(chunks, keyframes, from(0), fed, 15_000, 25_000)).toBe(true);
    expect(runCovers(chunks, keyframes, from(0), fed, -10_000, 25_000)).toBe(false);
    expect(runCovers(chunks, keyframes, from(0), fed, 28_000, 25_000)).toBe(false);
    expect(runCovers(chunks, keyframes, { seq: 2, keyframe: keyframe(2) }, [2], 28_000, 25_000)).toBe(true);
  });
});
