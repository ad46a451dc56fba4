import { expect, test } from "vitest";
import { makeSessionId, randomText } from "../../protocol/ids.ts";
import { isSampled } from "./sampling.ts";

/** Ids of one website in one second, which differ in few characters. */
const ids = Array.from({ length: 20_000 }, (_, index) =>
  makeSessionId("tag", 1_790_000_000_000 + (index % 1_000), randomText(seeded(index))),
);

function seeded(seed: number): Uint8Array {
  let state = seed + 1;
  return Uint8Array.from({ length: 16 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

test.each([0.02, 0.25, 0.9])("takes about the share %d of sessions", (rate) => {
  const share = ids.filter((id) => isSampled(id, rate)).length / ids.length;
  expect(Math.abs(share - rate)).toBeLessThan(0.012);
});

test("rate 1 takes every session and rate 0 none", () => {
  expect(ids.every((id) => isSampled(id, 1))).toBe(true);
  expect(ids.some((id) => isSampled(id, 0))).toBe(false);
});

test("a session keeps its answer, and a higher rate never loses a session", () => {
  for (const id of ids.slice(0, 500)) {
    expect(isSampled(id, 0.5)).toBe(isSampled(id, 0.5));
    if (isSampled(id, 0.1)) expect(isSampled(id, 0.5)).toBe(true);
  }
});
