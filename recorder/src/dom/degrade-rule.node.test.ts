import { expect, test } from "vitest";
import { type Strain, strainAfter } from "./degrade-rule.ts";

const rest: Strain = { step: 0, sinceMs: 0, workMs: 0 };

/** Seconds of telling that takes `workMs` each second. */
function after(strain: Strain, seconds: number, workMs: number): Strain {
  let [now, sinceMs] = [strain, strain.sinceMs];
  for (let second = 1; second <= seconds; second++) now = strainAfter(now, workMs, sinceMs + second * 1_000);
  return now;
}

test("a page is told in full as long as that takes little of its time", () => {
  expect(after(rest, 60, 90).step).toBe(0);
});

test("a lasting storm takes a step every five seconds, to the last and no further", () => {
  expect([4, 5, 10, 15, 60].map((seconds) => after(rest, seconds, 200).step)).toEqual([0, 1, 2, 3, 3]);
});

test("one long task is no storm", () => {
  expect(after(strainAfter(rest, 300, 100), 60, 1).step).toBe(0);
});

test("a step is taken back when telling takes little again, and kept in between", () => {
  const strained = after(rest, 10, 200);
  expect([after(strained, 5, 60).step, after(strained, 5, 10).step, after(strained, 10, 10).step]).toEqual([
    2, 1, 0,
  ]);
});
