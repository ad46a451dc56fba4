import { expect, test } from "vitest";
import { dateOf, usageRange } from "./usage-range.ts";

const nowMs = Date.parse("2026-11-21T12:00:00Z");
const datesOf = (query: { from?: string; to?: string }) => {
  const range = usageRange(query, nowMs);
  return range.kind === "range" ? [dateOf(range.fromDay), dateOf(range.toDay)] : range.message;
};

test("without a range it is this month until today", () => {
  expect(datesOf({})).toEqual(["2026-11-01", "2026-11-21"]);
});

test("a range is as it is said; without its beginning, of the month or of the last day if that was before", () => {
  expect(datesOf({ from: "2026-09-01", to: "2026-09-30" })).toEqual(["2026-09-01", "2026-09-30"]);
  expect(datesOf({ to: "2026-09-30" })).toEqual(["2026-09-30", "2026-09-30"]);
  expect(datesOf({ from: "2026-11-20" })).toEqual(["2026-11-20", "2026-11-21"]);
});

test("a range that ends before it begins, or has more than a year, is refused", () => {
  expect(datesOf({ from: "2026-11-20", to: "2026-11-19" })).toContain("behind");
  expect(datesOf({ from: "2025-11-20", to: "2026-11-21" })).toContain("366");
  expect(datesOf({ from: "2025-11-21", to: "2026-11-21" })).toEqual(["2025-11-21", "2026-11-21"]);
});
