import { expect, test } from "vitest";
import { type Pace, paceAt, restingPace } from "./pace.ts";

/** Holds of changes that come again as soon as the ones before were told. */
function holds(count: number, longestMs?: number): number[] {
  const found: number[] = [];
  let [pace, nowMs]: [Pace, number] = [restingPace, 0];
  for (let at = 0; at < count; at++) {
    pace = paceAt(pace, nowMs, longestMs);
    nowMs += pace.holdMs;
    pace = { ...pace, toldAtMs: nowMs };
    found.push(pace.holdMs);
  }
  return found;
}

test("the first change is told soon, and those that go on are gathered for longer and longer", () => {
  expect(holds(6)).toEqual([50, 100, 200, 400, 400, 400]);
});

test("a storm is gathered for longer", () => {
  expect(holds(7, 1_000)).toEqual([50, 100, 200, 400, 800, 1_000, 1_000]);
});

test("after a pause a change is told soon again", () => {
  expect(paceAt({ holdMs: 400, toldAtMs: 1_000 }, 1_801).holdMs).toBe(50);
  expect(paceAt({ holdMs: 400, toldAtMs: 1_000 }, 1_799).holdMs).toBe(400);
});
