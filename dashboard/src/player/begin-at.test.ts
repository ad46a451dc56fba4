import { expect, it } from "vitest";
import { beginAt } from "./begin-at.ts";

const clock = { startMs: 0, durationMs: 60_000 };

it("rests at the moment that the address names, also of a live session", () => {
  expect(beginAt({ t: 12.5, live: true }, true, clock, [])).toEqual({
    startMs: 12_500,
    rests: true,
    follows: false,
  });
});

it("plays from what happens now where that is asked for, as long as there is a now", () => {
  expect(beginAt({ live: true }, true, clock, [])).toEqual({ startMs: 59_000, rests: false, follows: true });
  expect(beginAt({ live: true }, true, { startMs: 0, durationMs: 500 }, [])).toEqual({
    startMs: 0,
    rests: false,
    follows: true,
  });
  expect(beginAt({ live: true }, false, clock, [])).toEqual({ startMs: 0, rests: false, follows: false });
});

it("plays from the beginning where nothing is asked for", () => {
  expect(beginAt({}, true, clock, [])).toEqual({ startMs: 0, rests: false, follows: false });
});
