import { describe, expect, it } from "vitest";
import { lastAtOrBefore, momentsOf } from "../player/moments.ts";
import { aTimeline, tabA, tabB } from "./a-timeline.ts";
import { chooseTab, sessionClock, toSessionTime, toTabTime } from "./session-clock.ts";

const timeline = aTimeline();
const clock = sessionClock(timeline);
const tabNamed = (tabId: typeof tabA) => {
  const tab = chooseTab(timeline, tabId);
  if (tab === null) throw new Error("the timeline has that tab");
  return tab;
};

describe("the session's clock", () => {
  it("starts with the first event of any tab and ends with the last, in server time", () => {
    expect(clock).toEqual({ startMs: 10_000, durationMs: 100_000 });
  });

  it("brings a tab whose clock is wrong to the time of the others, and back", () => {
    const tab = tabNamed(tabB);
    expect(toSessionTime(clock, tab, -20_000)).toBe(30_000);
    expect(toTabTime(clock, tab, 30_000)).toBe(-20_000);
  });

  it("is empty without tabs", () => {
    expect(sessionClock(aTimeline({ tabs: [] }))).toEqual({ startMs: 0, durationMs: 0 });
  });
});

describe("the tab to watch", () => {
  it("is the one asked for, else the one with the first event", () => {
    expect(chooseTab(timeline, tabB)?.tabId).toBe(tabB);
    expect(chooseTab(timeline, undefined)?.tabId).toBe(tabA);
  });
});

describe("the moments of a tab", () => {
  const moments = momentsOf(timeline, tabNamed(tabA), clock);

  it("are its own, in order", () => {
    expect(moments.map(({ kind, tMs }) => [kind, tMs])).toEqual([
      ["page", 0],
      ["click", 25_000],
      ["error", 25_000],
      ["page", 50_000],
    ]);
  });

  it("are found by time", () => {
    expect(lastAtOrBefore(moments, -1)).toBe(-1);
    expect(lastAtOrBefore(moments, 0)).toBe(0);
    expect(lastAtOrBefore(moments, 25_000)).toBe(2);
    expect(lastAtOrBefore(moments, 99_000)).toBe(3);
  });
});
