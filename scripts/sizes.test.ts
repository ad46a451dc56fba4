import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { isWithinBudget, recorderSizes, sizeTable } from "./sizes.ts";

// Random bytes do not shrink, so that their size after gzip is known to a few bytes.
const loader = randomBytes(2_000);

it("a loader and a recorder within their budgets pass", () => {
  const sizes = recorderSizes(loader, randomBytes(30_000));
  expect(sizes.map(isWithinBudget)).toEqual([true, true]);
  expect(sizeTable(sizes)).not.toContain("TOO LARGE");
});

it("a loader past its budget fails, though both together are small enough", () => {
  const sizes = recorderSizes(randomBytes(2_600), randomBytes(20_000));
  expect(sizes.map(isWithinBudget)).toEqual([false, true]);
  expect(sizeTable(sizes)).toMatch(/^loader .*TOO LARGE$/m);
});

it("loader and recorder together count against the larger budget", () => {
  expect(recorderSizes(loader, randomBytes(34_500)).map(isWithinBudget)).toEqual([true, false]);
});

it("what counts is the size after gzip", () => {
  const [, both] = recorderSizes(loader, Buffer.alloc(500_000, "the same again "));
  expect(both && isWithinBudget(both)).toBe(true);
});
