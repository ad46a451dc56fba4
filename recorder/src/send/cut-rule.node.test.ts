import { expect, test } from "vitest";
import { type CutState, decideCut } from "./cut-rule.ts";

const nowMs = 1_000_000;
const waiting: CutState = {
  eventCount: 5,
  chars: 900,
  oldestAtMs: nowMs - 2_000,
  hasFullSnapshot: false,
  isEngaged: true,
  flushMs: null,
  cutAtMs: nowMs - 9_000,
  sessionAgeMs: 40_000,
};

test("without events, or before the visitor has touched the page, nothing is cut", () => {
  expect(decideCut({ ...waiting, eventCount: 0 }, nowMs)).toEqual({ kind: "never" });
  expect(decideCut({ ...waiting, isEngaged: false, hasFullSnapshot: true }, nowMs)).toEqual({
    kind: "never",
  });
});

test("events wait ten seconds from the first of them, then twenty, and thirty in a session that goes on", () => {
  expect(decideCut(waiting, nowMs)).toEqual({ kind: "at", atMs: nowMs + 18_000 });
  expect(decideCut({ ...waiting, sessionAgeMs: 5_000 }, nowMs)).toEqual({ kind: "at", atMs: nowMs + 8_000 });
  expect(decideCut({ ...waiting, sessionAgeMs: 600_000 }, nowMs)).toEqual({
    kind: "at",
    atMs: nowMs + 28_000,
  });
});

test("a clock that was set back does not make events wait longer", () => {
  expect(decideCut({ ...waiting, oldestAtMs: nowMs + 3_600_000 }, nowMs)).toEqual({
    kind: "at",
    atMs: nowMs + 20_000,
  });
});

test("a full snapshot waits for what comes right behind it, a full buffer for nothing", () => {
  const young = { ...waiting, hasFullSnapshot: true, oldestAtMs: nowMs - 100 };
  expect(decideCut(young, nowMs)).toEqual({ kind: "at", atMs: nowMs + 200 });
  expect(decideCut({ ...waiting, chars: 500_000 }, nowMs)).toEqual({ kind: "at", atMs: nowMs });
});

test("while somebody watches, what comes behind a pause goes almost at once, and then at the server's pace", () => {
  const watched = { ...waiting, flushMs: 400, oldestAtMs: nowMs };
  expect(decideCut(watched, nowMs)).toEqual({ kind: "at", atMs: nowMs + 50 });
  expect(decideCut({ ...watched, cutAtMs: nowMs - 100 }, nowMs)).toEqual({ kind: "at", atMs: nowMs + 300 });
  expect(decideCut({ ...watched, cutAtMs: nowMs - 390 }, nowMs)).toEqual({ kind: "at", atMs: nowMs + 50 });
  expect(decideCut({ ...watched, cutAtMs: nowMs + 3_600_000 }, nowMs)).toEqual({
    kind: "at",
    atMs: nowMs + 400,
  });
});
