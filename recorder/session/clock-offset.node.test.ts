import { expect, test } from "vitest";
import { clockOffset } from "./clock-offset.ts";

test("a clock within the minute that a loader may be old is right, any other is set by the loader", () => {
  expect(clockOffset(1_000_000, 1_000_000)).toBe(0);
  expect(clockOffset(1_000_000, 1_060_000)).toBe(0);
  expect(clockOffset(1_000_000, 1_060_001)).toBe(-60_001);
  expect(clockOffset(1_000_000, 999_000)).toBe(1_000);
});
