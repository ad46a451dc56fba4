import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Activity,
  activityText,
  foldActivity,
  maxActivityHeight,
  maxActivityParts,
  readActivity,
} from "./activity.ts";

const dayMs = 86_400_000;
/** Of a day, and of clocks that lie. */
const moments = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 1_790_000_000_000, max: 1_790_000_000_000 + dayMs }) },
    { weight: 5, arbitrary: fc.integer({ min: 1_790_000_000_000, max: 1_790_000_030_000 }) },
    { weight: 1, arbitrary: fc.double() },
  ),
  { maxLength: 200 },
);
const isTime = (ms: number): boolean => ms >= 0 && ms <= 8.64e15;
const sum = (activity: Activity | undefined): number =>
  activity?.counts.reduce((total, count) => total + count, 0) ?? 0;

test("moments in any order and in any chunks give the same parts", () => {
  const shuffled = moments.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.nat({ max: all.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([all, others, cut]) => {
      const whole = foldActivity(undefined, all);
      const inPieces = foldActivity(foldActivity(undefined, others.slice(0, cut)), others.slice(cut));
      expect(inPieces).toEqual(whole);
    }),
  );
});

test("every moment counts once, in few parts, in the part of its time", () => {
  fc.assert(
    fc.property(moments, (all) => {
      const activity = foldActivity(undefined, all);
      const known = all.filter(isTime);
      expect(sum(activity)).toBe(known.length);
      if (activity === undefined) return;
      expect(activity.counts.length).toBeLessThanOrEqual(maxActivityParts);
      for (const [index, count] of activity.counts.entries()) {
        const part = activity.first + index;
        expect(known.filter((ms) => Math.floor(ms / activity.widthMs) === part)).toHaveLength(count);
      }
    }),
  );
});

test("parts are no wider than they must be", () => {
  fc.assert(
    fc.property(moments, (all) => {
      const known = all.filter(isTime);
      const activity = foldActivity(undefined, known);
      if (activity === undefined || activity.widthMs === 1_000) return;
      const part = (ms: number) => Math.floor(ms / (activity.widthMs / 2));
      expect(part(Math.max(...known)) - part(Math.min(...known)) + 1).toBeGreaterThan(maxActivityParts);
    }),
  );
});

test("what is told reaches from the session's first moment to its last, the busiest part highest", () => {
  const activity = foldActivity(undefined, [10_000, 10_400, 10_500, 10_900, 12_100]);
  expect(activityText(activity, { fromMs: 8_000, toMs: 13_000 })).toBe("00z0i0");
  expect(readActivity("00z0i0")).toEqual([0, 0, maxActivityHeight, 0, 18, 0]);
  const hour = activityText(activity, { fromMs: 0, toMs: 3_600_000 });
  expect(hour).toMatch(/^z0{10,22}$/);
});

test("without a moment nothing is told", () => {
  expect(foldActivity(undefined, [])).toBeUndefined();
  expect(foldActivity(undefined, [Number.NaN, -1, Number.POSITIVE_INFINITY])).toBeUndefined();
  expect(activityText(undefined, { fromMs: 0, toMs: 1 })).toBeNull();
});
