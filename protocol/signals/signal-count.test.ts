import { expect, test } from "vitest";
import { makeTabId } from "../ids.ts";
import { clickAt, outcomeOf, pageAt, signalTab } from "../testing/signals-of.ts";
import { frustrationOf, isStruggle, pointsOf } from "./score.ts";
import { countSignals, type SignalCount, withoutUnsealed } from "./signal-count.ts";

const tab = { tabId: signalTab };
const dead = (afterMs: number, nodeId = 7) => [clickAt(afterMs, { nodeId }), outcomeOf(afterMs, { nodeId })];

test("events in one chunk or in as many as there are come to the same", () => {
  const events = [pageAt(0, "https://shop.example/"), ...[0, 4_000, 8_000, 12_000].flatMap((at) => dead(at))];
  const whole = countSignals(undefined, events, tab);
  let cut: SignalCount | undefined;
  for (const event of events)
    cut = countSignals(JSON.parse(JSON.stringify(cut ?? null)) ?? undefined, [event], tab);
  expect(cut).toEqual(whole);
  expect(whole).toMatchObject({ counts: { deadClick: 1 }, points: 4, unsealed: [{ severity: "severe" }] });
});

test("what has grown severe counts once, and as what it has become", () => {
  const severe = { kind: "rageClick", severity: "severe" } as const;
  expect(pointsOf({ ...severe, severity: "mild" }) + pointsOf({ ...severe, isGrown: true })).toBe(
    pointsOf(severe),
  );
});

test("only the newest wait for their timeline, while all are counted", () => {
  const events = Array.from({ length: 50 }, (_, n) => dead(n * 4_000, n)).flat();
  const count = countSignals(undefined, events, tab);
  expect(count?.counts).toEqual({ deadClick: 50 });
  expect(count?.unsealed).toHaveLength(40);
  expect(count?.unsealed.at(-1)?.element?.nodeId).toBe(49);
  expect(count && withoutUnsealed(count).unsealed).toEqual([]);
});

test("of too many tabs the one that was quiet longest begins anew", () => {
  const tabOf = (n: number) => ({ tabId: makeTabId(`tab${n}`.padEnd(12, "x")) });
  let count: SignalCount | undefined;
  for (let n = 0; n < 30; n += 1) count = countSignals(count, dead(0), tabOf(n));
  expect(count?.counts).toEqual({ deadClick: 30 });
  const again = countSignals(count, dead(300_000), tabOf(20));
  const expected = [21, 22, 23, 24, 25, 26, 27, 28, 29, 20].map((n) => tabOf(n).tabId);
  expect(Object.keys(again?.tabs ?? {})).toEqual(expected);
});

test("a click on plain content is no struggle by itself", () => {
  expect(isStruggle({ plainClick: 9 })).toBe(false);
  expect(isStruggle({ plainClick: 9, slowPage: 1 })).toBe(true);
  expect(isStruggle(undefined)).toBe(false);
});

test.each([
  [0, 0, 0],
  [2, 10_000, 28],
  [2, 60_000, 28],
  [2, 4 * 60_000, 15],
  [12, 60_000, 86],
  [1_000, 60_000, 100],
])("%s points in %s ms are a frustration of %s", (points, durationMs, score) => {
  expect(frustrationOf(points, durationMs)).toBe(score);
});
