import { expect, it } from "vitest";
import { keepUp } from "./keep-up.ts";

it("plays on while chunk follows chunk", () => {
  expect(keepUp(10_000, { firstAt: 10_010, lastAt: 10_400 })).toBeNull();
  expect(keepUp(10_000, { firstAt: 10_410, lastAt: 10_800 })).toBeNull();
});

it("skips a pause and begins with what ended it", () => {
  expect(keepUp(10_000, { firstAt: 14_900, lastAt: 15_000 })).toBe(14_900);
});

it("plays the end alone of a chunk that covers more than it may be behind", () => {
  expect(keepUp(10_000, { firstAt: 10_100, lastAt: 20_000 })).toBe(19_600);
});
