import { expect, it } from "vitest";
import { isRefreshDue } from "./row-refresh.ts";

const minuteMs = 60_000;

it("brings the row up to date after 10 s, 1, 6 and 36 minutes, once each", () => {
  const refreshedAtMs: number[] = [];
  for (let atMs = 5_000; atMs <= 60 * minuteMs; atMs += 5_000) {
    if (isRefreshDue(0, atMs - 5_000, atMs)) refreshedAtMs.push(atMs);
  }
  expect(refreshedAtMs).toEqual([10_000, 1 * minuteMs, 6 * minuteMs, 36 * minuteMs]);
});

it("does so once when a quiet stretch spans several ages", () => {
  expect(isRefreshDue(0, 0, 30 * minuteMs)).toBe(true);
  expect(isRefreshDue(0, 30 * minuteMs, 31 * minuteMs)).toBe(false);
});
