import { expect, test } from "vitest";
import { decideDays } from "./plans.ts";

test("a plan that ends two weeks before the archive's own rule is allowed, and a day more is not", () => {
  expect(decideDays(180, 194)).toEqual({ kind: "allowed" });
  expect(decideDays(181, 194)).toEqual({ kind: "longer_than_archive", maxDays: 180 });
  expect(decideDays(181, 195)).toEqual({ kind: "allowed" });
});

test("where the archive deletes within the margin, only a plan that keeps nothing is allowed", () => {
  expect(decideDays(0, 10)).toEqual({ kind: "allowed" });
  expect(decideDays(1, 10)).toEqual({ kind: "longer_than_archive", maxDays: 0 });
});
