import { expect, it } from "vitest";
import { aSession } from "../api/a-session.ts";
import { visitorSums } from "./visitor-sums.ts";

const page = (path: string, seconds: number, struggles = 0) => ({
  ...{ path, seconds, struggles },
  ...{ views: 1, isExit: false, depthPercent: 100, errors: 0 },
});

it("adds up what a visitor's sessions tell, a page once, with the longest looked at in front", () => {
  const sums = visitorSums([
    aSession({
      ...{ durationMs: 1_000, errorCount: 2 },
      ...{ signalCounts: { rageClick: 2 }, pages: [page("/", 10), page("/pay", 20, 1)] },
    }),
    aSession({
      ...{ durationMs: 500, errorCount: 1 },
      ...{ signalCounts: { rageClick: 1, deadClick: 1 }, pages: [page("/", 30)] },
    }),
  ]);
  expect(sums).toEqual({
    durationMs: 1_500,
    errors: 3,
    signalCounts: { rageClick: 3, deadClick: 1 },
    pages: [
      { path: "/", views: 2, seconds: 40, struggles: 0 },
      { path: "/pay", views: 1, seconds: 20, struggles: 1 },
    ],
  });
});
