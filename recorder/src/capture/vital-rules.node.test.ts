import { expect, test } from "vitest";
import { createInteractions, createLayoutShifts } from "./vital-rules.ts";

test("shifts close together count as one, the worst stretch counts, and no stretch is longer than five seconds", () => {
  const shifts = createLayoutShifts();
  expect(shifts.worst()).toBe(0);
  for (const [size, atMs] of [
    [0.1, 0],
    [0.1, 900],
    [0.05, 2_500],
  ] as const) {
    shifts.add(size, atMs);
  }
  expect(shifts.worst()).toBeCloseTo(0.2);
  const steady = createLayoutShifts();
  for (let atMs = 0; atMs < 20_000; atMs += 500) steady.add(0.01, atMs);
  expect(steady.worst()).toBeCloseTo(0.1);
});

test("the slowest interaction counts, one event or another of it, and of fifty the slowest is a freak", () => {
  const interactions = createInteractions();
  expect(interactions.slow(0)).toBeNull();
  interactions.add(0, 900);
  expect(interactions.slow(0)).toBeNull();
  interactions.add(7, 48);
  interactions.add(7, 320);
  interactions.add(14, 80);
  expect(interactions.slow(2)).toBe(320);
  expect(interactions.slow(60)).toBe(80);
  expect(interactions.slow(6_000)).toBe(80);
});
