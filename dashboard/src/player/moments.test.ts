import { describe, expect, it } from "vitest";
import { aSession } from "../api/a-session.ts";
import { replayAnswer } from "../api/timeline-schema.ts";
import { aTimeline, tabA } from "../replay/a-timeline.ts";
import { chooseTab, sessionClock } from "../replay/session-clock.ts";
import { aSignal } from "./a-signal.ts";
import { type HappenedMoment, momentsOf, signalFrom, signalsIn } from "./moments.ts";
import { momentNear } from "./timeline-geometry.ts";

const timeline = aTimeline({
  signals: [
    aSignal(),
    aSignal({ id: "sig_2", at: 50_000, muted: "learned" }),
    aSignal({ id: "sig_3", at: 80_000, kind: "rageClick" }),
  ],
});
const clock = sessionClock(timeline);
const tab = chooseTab(timeline, tabA);
const moments: HappenedMoment[] = tab === null ? [] : momentsOf(timeline, tab, clock);

describe("signals among what happened", () => {
  it("stand at their time, the muted ones too", () => {
    expect(signalsIn(moments).map(({ tMs, signal }) => [tMs, signal.id])).toEqual([
      [25_000, "sig_1"],
      [40_000, "sig_2"],
      [70_000, "sig_3"],
    ]);
  });

  it("are gone to one after another, and muted ones passed over", () => {
    expect(signalFrom(moments, 0, "next")).toBe(25_000);
    expect(signalFrom(moments, 25_000, "next")).toBe(70_000);
    expect(signalFrom(moments, 70_000, "next")).toBeNull();
    expect(signalFrom(moments, 70_000, "previous")).toBe(25_000);
    expect(signalFrom(moments, 25_000, "previous")).toBeNull();
  });

  it("are what the pointer meets where a click and an error stand as well", () => {
    const scale = { widthPx: 1_000, durationMs: clock.durationMs };
    expect(momentNear(moments, scale, 250, 7)).toMatchObject({ kind: "signal", signal: { id: "sig_1" } });
  });
});

it("a signal of a kind that this dashboard does not know is left out of the answer", () => {
  const told = { ...timeline, signals: [...(timeline.signals ?? []), { ...aSignal(), kind: "sadClick" }] };
  const answer = replayAnswer.parse({ session: aSession(), timeline: told });
  expect(answer.timeline.signals).toEqual(timeline.signals);
});
