import { expect, test } from "vitest";
import { heldBytes, heldMs } from "../../../protocol/limits.ts";
import { type HeldFacts, planHold } from "./hold-rule.ts";

const nowMs = 1_790_000_000_000;

/** @param shape one letter a pack, `S` with a full snapshot; the last one begins now, each a minute behind the other */
const held = (shape: string, bytes = 1_000, everyMs = 60_000): HeldFacts[] =>
  [...shape].map((letter, n) => ({
    n,
    bytes,
    hasFullSnapshot: letter === "S",
    firstAtMs: nowMs - (shape.length - 1 - n) * everyMs,
  }));
const kept = (some: readonly HeldFacts[]): string => {
  const { drop } = planHold(some, nowMs);
  return some.map((one) => (drop.includes(one) ? "-" : one.hasFullSnapshot ? "S" : "e")).join("");
};

test("a stretch stays until what is behind it covers the time by itself", () => {
  const minutes = heldMs / 60_000;
  expect(kept(held(`SeS${"e".repeat(minutes - 1)}`))).toBe(`SeS${"e".repeat(minutes - 1)}`);
  expect(kept(held(`SeS${"e".repeat(minutes)}`))).toBe(`--S${"e".repeat(minutes)}`);
});

test("what stays begins with a full snapshot, and is the newest there is", () => {
  for (const shape of ["SSSSSSSSSSSS", "SeeSeeSeeSeeSee", "SeeeeeeeeeeeS"]) {
    const left = kept(held(shape)).replaceAll("-", "");
    expect(left).toMatch(/^S/);
    expect(shape.endsWith(left)).toBe(true);
  }
});

test("too many bytes drop the oldest stretches first, and never the newest", () => {
  expect(kept(held("SeSeSe", heldBytes / 4, 10))).toBe("--SeSe");
  expect(kept(held("Se", heldBytes, 10))).toBe("Se");
});

test("a stretch that is old or large asks for a snapshot, one that is neither does not", () => {
  expect(planHold(held("Se"), nowMs).needsSnapshot).toBe(false);
  expect(planHold(held("Se", heldBytes / 3, 10), nowMs).needsSnapshot).toBe(true);
  expect(planHold(held("Se", 10, heldMs / 2 + 1), nowMs).needsSnapshot).toBe(true);
  expect(planHold([], nowMs)).toEqual({ drop: [], needsSnapshot: false });
});

test("what was captured before the first snapshot goes with the first stretch", () => {
  expect(kept(held("eSeSeeeeeee"))).toBe("---Seeeeeee");
});
