import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { atMostEvery } from "./at-most-every.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("acts at once, then once for all that was asked meanwhile, and never after it was stopped", () => {
  let acts = 0;
  const { ask, stop } = atMostEvery(2_000, () => {
    acts += 1;
  });
  ask();
  ask();
  ask();
  expect(acts).toBe(1);
  vi.advanceTimersByTime(2_000);
  expect(acts).toBe(2);
  vi.advanceTimersByTime(10_000);
  expect(acts).toBe(2);
  ask();
  ask();
  stop();
  ask();
  vi.advanceTimersByTime(10_000);
  expect(acts).toBe(3);
});
