import { expect, test } from "vitest";
import { pageStatistics } from "./page-statistics.ts";

const page = (path: string, seconds: number, depthPercent: number, isExit = false) => ({
  ...{ path, seconds, depthPercent, isExit },
  ...{ views: 2, errors: 1, struggles: 0 },
});

test("pages are told over sessions: sums, the middle one's time, quartiles of depth", () => {
  const sessions = [
    [page("/", 10, 20, true)],
    [page("/", 30, 40), page("/tea/:id", 5, 100, true)],
    [page("/", 20, 60, true)],
    [],
    [page("/", 100, 80)],
  ];
  expect(pageStatistics(sessions)).toEqual([
    {
      ...{ path: "/", views: 8, exits: 2, errors: 4, struggles: 0, sessions: 4, exitRate: 0.5 },
      ...{ medianSeconds: 25, depthPercents: { lower: 35, median: 50, upper: 65 } },
    },
    {
      ...{ path: "/tea/:id", views: 2, exits: 1, errors: 1, struggles: 0, sessions: 1, exitRate: 1 },
      ...{ medianSeconds: 5, depthPercents: { lower: 100, median: 100, upper: 100 } },
    },
  ]);
});

test("no sessions have seen no pages", () => {
  expect(pageStatistics([])).toEqual([]);
});
