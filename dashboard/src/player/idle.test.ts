import { describe, expect, it } from "vitest";
import { aTimeline } from "../replay/a-timeline.ts";
import { idleStretches, skipTarget } from "./idle.ts";

const clock = { startMs: 10_000, durationMs: 60_000 };
const stretchesOf = (...busyFromMs: number[]) =>
  idleStretches(aTimeline({ activity: busyFromMs.map((fromMs) => [clock.startMs + fromMs, 3]) }), clock);

describe("idle stretches", () => {
  it("lie between the bars of activity, at the start and at the end", () => {
    expect(stretchesOf(20_000, 25_000)).toEqual([
      { fromMs: 0, toMs: 20_000 },
      { fromMs: 30_000, toMs: 60_000 },
    ]);
  });

  it("are not the short pauses of somebody who reads", () => {
    expect(stretchesOf(0, 10_000, 18_000, 25_000, 30_000, 38_000, 46_000, 53_000)).toEqual([]);
  });

  it("do not count a bar of nothing as activity", () => {
    const timeline = aTimeline({ activity: [[clock.startMs + 20_000, 0]] });
    expect(idleStretches(timeline, clock)).toEqual([{ fromMs: 0, toMs: 60_000 }]);
  });
});

describe("skipping", () => {
  const stretches = [{ fromMs: 10_000, toMs: 30_000 }];

  it("leads to a second before the stretch's end", () => {
    expect(skipTarget(stretches, 10_000)).toBe(29_000);
  });

  it("does nothing where something happens, or soon will", () => {
    expect(skipTarget(stretches, 9_999)).toBeNull();
    expect(skipTarget(stretches, 28_500)).toBeNull();
    expect(skipTarget(stretches, 30_000)).toBeNull();
  });

  it("never leads to a place from which it skips again", () => {
    const target = skipTarget(stretches, 12_000);
    expect(target === null ? null : skipTarget(stretches, target)).toBeNull();
  });
});
