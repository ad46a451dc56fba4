import { expect, test } from "vitest";
import { erasureLookMs, sessionIdMaxAgeMs, sessionIdMaxAheadMs } from "../../protocol/limits.ts";
import { nextLookAtMs } from "./look-rule.ts";

const requestedAtMs = 1_790_000_000_000;

test("what is not done is gone on with at once, however late", () => {
  for (const laterMs of [0, 60_000, 99 * 3_600_000]) {
    const nowMs = requestedAtMs + laterMs;
    expect(nextLookAtMs(requestedAtMs, false, nowMs)).toBe(nowMs);
  }
});

test("what is done is looked at again ever more rarely, for the last time when no chunk can come any more", () => {
  const looks: number[] = [];
  let nowMs: number | null = requestedAtMs;
  while (nowMs !== null) {
    nowMs = nextLookAtMs(requestedAtMs, true, nowMs);
    if (nowMs !== null) looks.push(nowMs - requestedAtMs);
  }
  expect(looks[0]).toBe(erasureLookMs);
  expect(looks).toEqual(looks.toSorted((a, b) => a - b));
  expect(looks.length).toBeLessThan(12);
  expect(looks.at(-1)).toBeGreaterThan(sessionIdMaxAgeMs + sessionIdMaxAheadMs);
});
