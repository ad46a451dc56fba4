import { expect, it } from "vitest";
import { isRefreshDue } from "./row-refresh.ts";

const minuteMs = 60_000;

it("brings the row up to date after 1, 5 and 25 minutes, once each", () => {
  const refreshedAtMs: number[] = [];
  for (let atMs = 10_000; atMs <= 60 * minuteMs; atMs += 10_000) {
    if (isRefreshDue(0, atMs - 10_000, atMs)) refreshedAtMs.push(atMs);
  }
  expect(refreshedAtMs).toEqual([1 * minuteMs, 5 * minuteMs, 25 * minuteMs]);
});

it("does so once when a quiet stretch spans several ages", () => {
  expect(isRefreshDue(0, 0, 30 * minuteMs)).toBe(true);
  expect(isRefreshDue(0, 30 * minuteMs, 31 * minuteMs)).toBe(false);
});
