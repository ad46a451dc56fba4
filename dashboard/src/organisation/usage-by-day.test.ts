import { describe, expect, it } from "vitest";
import type { Usage } from "../../../protocol/api-plan.ts";
import { lastMonths, usageByDay } from "./usage-by-day.ts";

const line = { websiteId: "web_a", sessions: 2, events: 30, chunks: 4, bytes: 500 };
const usage: Usage = {
  from: "2026-11-01",
  to: "2026-11-03",
  days: [
    { ...line, day: "2026-11-01" },
    { ...line, day: "2026-11-03" },
    { ...line, day: "2026-11-03", websiteId: "web_b", sessions: 5 },
  ],
  month: { from: "2026-11-01", sessions: 9, allowed: null },
  cost: { dollars: 0, lines: [] },
};

describe("usage by day", () => {
  it("has every day of the range, and adds websites up", () => {
    expect(usageByDay(usage, null).map(({ day, sessions }) => [day, sessions])).toEqual([
      ["2026-11-01", 2],
      ["2026-11-02", 0],
      ["2026-11-03", 7],
    ]);
  });

  it("is of one website when it is asked for", () => {
    expect(usageByDay(usage, "web_b").map(({ sessions }) => sessions)).toEqual([0, 0, 5]);
  });
});

it("months end with their last day, and this one today", () => {
  const months = lastMonths(new Date("2026-01-15T23:30:00Z"), 3);
  expect(months.map(({ from, to }) => [from, to])).toEqual([
    ["2026-01-01", "2026-01-15"],
    ["2025-12-01", "2025-12-31"],
    ["2025-11-01", "2025-11-30"],
  ]);
  expect(months[1]?.label).toBe("December 2025");
});
