import { expect, test } from "vitest";
import { createRhythms, isDue } from "./rhythms.ts";

test.each([
  ["nothing is known", [], 500, false],
  ["one change has no rhythm", [0], 500, false],
  ["a clock ticks when it is due", [0, 1_000, 2_000], 3_000, true],
  ["a tick comes in several records", [0, 1_000], 1_000, true],
  ["a change long before the next tick is none", [0, 1_000, 2_000], 2_300, false],
  ["what has ended is over", [0, 300], 5_000, false],
  ["a carousel that paused goes on", [0, 5_000, 10_000, 15_000], 40_000, true],
  ["polling at uneven times", [0, 900, 2_100], 3_300, true],
])("%s", (_name, times, atMs, isIt) => {
  expect(isDue(times, atMs)).toBe(isIt);
});

test("a rhythm belongs to its place and kind", () => {
  const rhythms = createRhythms();
  const clock = {};
  for (const atMs of [0, 1_000, 2_000]) rhythms.note({ at: clock, signature: "text" }, atMs);
  expect(rhythms.isDue({ at: clock, signature: "text" }, 3_000)).toBe(true);
  expect(rhythms.isDue({ at: clock, signature: "@class" }, 3_000)).toBe(false);
  expect(rhythms.isDue({ at: {}, signature: "text" }, 3_000)).toBe(false);
});

test("a place has a rhythm of its own once changes came at three places within it", () => {
  const rhythms = createRhythms();
  const grid = {};
  const cells = [{}, {}, {}, {}];
  const noted = (n: number): boolean => {
    rhythms.note({ at: grid, signature: "text in td", from: cells[n] ?? {} }, n * 200);
    return rhythms.isDue({ at: grid, signature: "text in td", from: {} }, (n + 1) * 200);
  };
  expect([0, 1, 2, 3].map(noted)).toEqual([false, false, true, true]);
});
