import { expect, test } from "vitest";
import { type Habit, habitWords, isMeantToBe, learning } from "./learned.ts";
import { partsOfPlace } from "./mute.ts";

const nowMs = 1_790_000_000_000;
const download: Habit = {
  ...{ kind: "deadClick", element: "/orders a.pdf", flagged: 40, happy: 38, answered: 8 },
  ...{ visitorBits: 0xffffffff, lastAtMs: nowMs },
};

test("what is found in most sessions, and hardly stops any, is meant to be", () => {
  expect(isMeantToBe(download, nowMs)).toBe(true);
  expect(habitWords(download)).toContain("in 38 of 40 sessions, of at least 32 visitors");
});

test.each([
  ["few sessions", { flagged: 19, happy: 19 }],
  ["few visitors", { visitorBits: 0b1011 }],
  ["visitors who stop", { happy: 31 }],
  ["an element that mostly answers", { answered: 48 }],
  ["a kind that is a fault however many meet it", { kind: "errorClick" }],
  ["a habit of long ago", { lastAtMs: nowMs - learning.forgottenAfterMs }],
] satisfies [string, Partial<Habit>][])("not of %s", (_, over) => {
  expect(isMeantToBe({ ...download, ...over }, nowMs)).toBe(false);
});

test("a place tells its kind and its element again, and other text none", () => {
  expect(partsOfPlace("deadClick /orders a.pdf")).toEqual({ kind: "deadClick", element: "/orders a.pdf" });
  for (const text of ["", "deadClick", "sadClick /orders a"]) expect(partsOfPlace(text)).toBeNull();
});
