import { expect, test } from "vitest";
import { listDefaultDays, sessionIdMaxAheadMs } from "../../protocol/limits.ts";
import { dayMs } from "../../protocol/plans.ts";
import { listRange } from "./list-range.ts";

const nowMs = Date.parse("2026-11-20T12:00:00Z");

test("without a range the last week counts, and what begins a little ahead of our clock", () => {
  expect(listRange({}, nowMs)).toEqual({
    kind: "range",
    fromMs: nowMs - listDefaultDays * dayMs,
    toMs: nowMs + sessionIdMaxAheadMs,
  });
});

test("an end that is named is kept to, and moves the default start", () => {
  expect(listRange({ to: "2026-11-10T02:00:00+02:00" }, nowMs)).toEqual({
    kind: "range",
    fromMs: Date.parse("2026-11-03T00:00:00Z"),
    toMs: Date.parse("2026-11-10T00:00:00Z"),
  });
});

test("a range that runs backwards or over more than a year is refused", () => {
  const backwards = { from: "2026-11-10T00:00:00Z", to: "2026-11-09T00:00:00Z" };
  expect(listRange(backwards, nowMs).kind).toBe("refused");
  expect(listRange({ from: "2025-11-01T00:00:00Z" }, nowMs).kind).toBe("refused");
  expect(listRange({ from: "2025-11-21T00:00:00Z" }, nowMs).kind).toBe("range");
});
