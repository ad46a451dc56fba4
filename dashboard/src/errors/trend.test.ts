import { expect, it } from "vitest";
import { trendOf } from "./trend.ts";

it("a trend has each day of its range, in order, those on which nothing broke too", () => {
  const days = [
    { day: "2026-11-20", sessions: 3 },
    { day: "2026-11-18", sessions: 1 },
  ];
  expect(trendOf(days, "2026-11-18T15:00:00.000Z", Date.parse("2026-11-21T09:00:00Z"))).toEqual([
    { day: "2026-11-18", sessions: 1 },
    { day: "2026-11-19", sessions: 0 },
    { day: "2026-11-20", sessions: 3 },
    { day: "2026-11-21", sessions: 0 },
  ]);
});
