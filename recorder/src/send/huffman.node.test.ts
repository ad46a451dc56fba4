import fc from "fast-check";
import { expect, test } from "vitest";
import { codeFor } from "./huffman.ts";

const anyCounts = fc
  .array(fc.oneof(fc.constant(0), fc.nat({ max: 5 }), fc.nat({ max: 1_000_000 })), {
    minLength: 2,
    maxLength: 286,
  })
  .filter((counts) => counts.filter(Boolean).length > 1);

test("a code leaves no bit unused, has no symbol that begins another, and is never too long", () => {
  fc.assert(
    fc.property(anyCounts, fc.integer({ min: 9, max: 15 }), (counts, maxLength) => {
      const { lengths, bits } = codeFor(counts, maxLength);
      const used = [...lengths.keys()].filter((symbol) => (lengths[symbol] ?? 0) > 0);
      expect(used).toEqual([...counts.keys()].filter((symbol) => (counts[symbol] ?? 0) > 0));
      expect(Math.max(...lengths)).toBeLessThanOrEqual(maxLength);
      expect(used.reduce((sum, symbol) => sum + 2 ** -(lengths[symbol] ?? 0), 0)).toBe(1);
      const words = used.map((symbol) => (bits[symbol] ?? 0).toString(2).padStart(lengths[symbol] ?? 0, "0"));
      const firstBitFirst = words.map((word) => [...word].reverse().join("")).sort();
      for (const [at, word] of firstBitFirst.entries())
        expect(firstBitFirst[at + 1]?.startsWith(word)).not.toBe(true);
    }),
  );
});

test("what comes more often is never longer, and one symbol alone has one bit", () => {
  const { lengths } = codeFor([90, 3, 0, 40, 7, 1], 15);
  expect(lengths).toEqual([1, 4, 0, 2, 3, 4]);
  expect(codeFor([0, 12, 0], 15).lengths).toEqual([0, 1, 0]);
});
