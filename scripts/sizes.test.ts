import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { isWithinBudget, recorderSizes, sizeTable } from "./sizes.ts";

// Random bytes do not shrink, so that their size after gzip is known to a few bytes.
const sizesOf = (loaderBytes: number, recorderBytes: number, partBytes: readonly number[] = []) =>
  recorderSizes({
    loader: randomBytes(loaderBytes),
    recorder: randomBytes(recorderBytes),
    parts: new Map(partBytes.map((bytes, at) => [`part${at}`, randomBytes(bytes)])),
  });

it("a loader and a recorder within their budgets pass", () => {
  const sizes = sizesOf(2_000, 29_000, [5_000, 5_000]);
  expect(sizes.every(isWithinBudget)).toBe(true);
  expect(sizeTable(sizes)).not.toMatch(/TOO LARGE|aim/);
});

it("what is within its budget and not yet at its aim passes and says so", () => {
  const sizes = sizesOf(2_000, 29_000, [20_000]);
  expect(sizes.every(isWithinBudget)).toBe(true);
  expect(sizeTable(sizes)).toMatch(/^with all parts .*the aim is 48,000$/m);
});

it("a loader past its budget fails, though both together are small enough", () => {
  const sizes = sizesOf(2_600, 20_000);
  expect(sizes.map(isWithinBudget)).toEqual([false, true, true]);
  expect(sizeTable(sizes)).toMatch(/^loader .*TOO LARGE$/m);
});

it("loader and recorder together count against the larger budget", () => {
  expect(sizesOf(2_000, 39_500).map(isWithinBudget)).toEqual([true, false, true]);
});

it("parts count against the whole, whoever is within", () => {
  const sizes = sizesOf(2_000, 29_000, [20_000, 20_000]);
  expect(sizes.map(isWithinBudget)).toEqual([true, true, true, true, false]);
  expect(sizeTable(sizes)).toMatch(/^part0 +20,\d{3} B gzip$/m);
});

it("what counts is the size after gzip", () => {
  const recorder = Buffer.alloc(500_000, "the same again ");
  const [, both] = recorderSizes({ loader: randomBytes(2_000), recorder, parts: new Map() });
  expect(both && isWithinBudget(both)).toBe(true);
});
