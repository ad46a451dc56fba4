import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addToRanges, gapsOf, hasSeq, type SeqRange, standsAlone, unhealedSinceMs } from "./seq-ranges.ts";

interface Came {
  seq: number;
  receivedAtMs: number;
  hasFullSnapshot?: boolean;
}
const add = (ranges: readonly SeqRange[], { seq, receivedAtMs, hasFullSnapshot = false }: Came): SeqRange[] =>
  addToRanges(ranges, { seq, firstAtMs: seq * 10, lastAtMs: seq * 10 + 5, hasFullSnapshot }, receivedAtMs);
const rangesOf = (...came: Came[]): SeqRange[] => came.reduce(add, []);
const seqs = (...values: number[]): Came[] => values.map((seq, i) => ({ seq, receivedAtMs: 1_000 + i }));

const anySeqs = fc.uniqueArray(fc.nat(30), { maxLength: 20 });

describe("the ranges of a tab", () => {
  it("are the same in whatever order its chunks come", () => {
    const twoOrders = anySeqs.chain((values) =>
      fc.record({
        values: fc.constant(values),
        other: fc.shuffledSubarray(values, { minLength: values.length }),
        full: fc.subarray(values),
      }),
    );
    fc.assert(
      fc.property(twoOrders, ({ values, other, full }) => {
        const came = (seq: number) => ({
          seq,
          receivedAtMs: 1_000 + seq,
          hasFullSnapshot: full.includes(seq),
        });
        expect(rangesOf(...other.map(came))).toEqual(rangesOf(...values.map(came)));
      }),
    );
  });

  it("have every seq that came and no other", () => {
    fc.assert(
      fc.property(anySeqs, fc.nat(31), (values, asked) => {
        expect(hasSeq(rangesOf(...seqs(...values)), asked)).toBe(values.includes(asked));
      }),
    );
  });

  it("and its gaps together hold every seq up to the last once", () => {
    fc.assert(
      fc.property(anySeqs, (values) => {
        const ranges = rangesOf(...seqs(...values));
        const missing = gapsOf(ranges).flatMap(({ fromSeq, toSeq }) =>
          Array.from({ length: toSeq - fromSeq + 1 }, (_, i) => fromSeq + i),
        );
        const expected = Array.from({ length: Math.max(-1, ...values) + 1 }, (_, seq) => seq);
        expect([...missing, ...values].sort((a, b) => a - b)).toEqual(expected);
        for (const value of missing) expect(standsAlone(ranges, value)).toBe(isAlone(values, value));
      }),
    );
  });
});

const isAlone = (values: number[], seq: number): boolean =>
  !values.includes(seq - 1) && !values.includes(seq + 1);

describe("a gap", () => {
  it("lies between what is known around it", () => {
    expect(gapsOf(rangesOf(...seqs(0, 3, 1)))).toEqual([{ fromSeq: 2, toSeq: 2, fromAt: 15, toAt: 30 }]);
  });

  it("at a tab's begin has no known begin", () => {
    expect(gapsOf(rangesOf(...seqs(2)))).toEqual([{ fromSeq: 0, toSeq: 1, fromAt: 20, toAt: 20 }]);
  });

  it("is never negative, though the clock was set back", () => {
    const first = addToRanges([], { seq: 0, firstAtMs: 900, lastAtMs: 950, hasFullSnapshot: true }, 1);
    const both = addToRanges(first, { seq: 2, firstAtMs: 100, lastAtMs: 150, hasFullSnapshot: false }, 2);
    expect(gapsOf(both)).toEqual([{ fromSeq: 1, toSeq: 1, fromAt: 100, toAt: 100 }]);
  });
});

describe("a gap that no full snapshot came behind", () => {
  it.each([
    ["is none while nothing is missing", seqs(0, 1, 2), null],
    ["is known since the first chunk behind it came", seqs(0, 2, 3), 1_001],
    ["is known for what is missing at the tab's begin", seqs(1), 1_000],
    ["is known by whatever came behind it", seqs(9, 0, 5), 1_000],
    ["is gone when it was filled", seqs(0, 2, 1), null],
    [
      "is healed by a snapshot behind it",
      [...seqs(0, 2), { seq: 3, receivedAtMs: 1_002, hasFullSnapshot: true }],
      null,
    ],
    [
      "is not healed by a snapshot before it",
      [{ seq: 0, receivedAtMs: 1_000, hasFullSnapshot: true }, ...seqs(2)],
      1_000,
    ],
    [
      "is the later one when a snapshot lies between two",
      [
        { seq: 0, receivedAtMs: 1 },
        { seq: 2, receivedAtMs: 2, hasFullSnapshot: true },
        { seq: 4, receivedAtMs: 3 },
      ],
      3,
    ],
  ] satisfies [string, Came[], number | null][])("%s", (_rule, came, sinceMs) => {
    expect(unhealedSinceMs(rangesOf(...came))).toBe(sinceMs);
  });
});
