import { describe, expect, it } from "vitest";
import { aTimeline, tabA } from "../replay/a-timeline.ts";
import { chooseTab, sessionClock } from "../replay/session-clock.ts";
import { momentsOf } from "./moments.ts";
import { activityBars, fitLabel, momentNear, pageBands, timeAt, xOf } from "./timeline-geometry.ts";

const timeline = aTimeline({
  activity: [
    [10_000, 4],
    [15_000, 16],
    [20_000, 0],
  ],
});
const clock = sessionClock(timeline);
const scale = { widthPx: 1_000, durationMs: clock.durationMs };
const tab = chooseTab(timeline, tabA);
if (tab === null) throw new Error("the timeline has that tab");
const moments = momentsOf(timeline, tab, clock);

describe("the timeline's scale", () => {
  it("goes from time to place and back", () => {
    expect(xOf(scale, 25_000)).toBe(250);
    expect(timeAt(scale, 250)).toBe(25_000);
  });

  it("keeps to its edges, also when it has no length or no width", () => {
    expect(xOf(scale, 999_999)).toBe(1_000);
    expect(timeAt(scale, -5)).toBe(0);
    expect(xOf({ widthPx: 1_000, durationMs: 0 }, 5)).toBe(0);
    expect(timeAt({ widthPx: 0, durationMs: 100 }, 5)).toBe(0);
  });
});

describe("page bands", () => {
  it("reach from each page to the next, and the last to the tab's end", () => {
    expect(pageBands(moments, tab, clock, scale).map(({ path, x, widthPx }) => [path, x, widthPx])).toEqual([
      ["/", 0, 500],
      ["/pay", 500, 500],
    ]);
  });
});

describe("activity bars", () => {
  it("are as high as the root of their share, and absent where nothing happened", () => {
    expect(activityBars(timeline, clock, scale)).toEqual([
      { x: 0, widthPx: 49, height: 0.5 },
      { x: 50, widthPx: 49, height: 1 },
    ]);
  });
});

describe("what the pointer is near", () => {
  it("is the error rather than the click at the same place", () => {
    expect(momentNear(moments, scale, 253, 7)?.kind).toBe("error");
  });

  it("is nothing when all is out of reach", () => {
    expect(momentNear(moments, scale, 300, 7)).toBeNull();
  });
});

describe("a band's label", () => {
  it("is whole, cut, or left out, by the room there is", () => {
    expect(fitLabel("/checkout", 100, 6, 10)).toBe("/checkout");
    expect(fitLabel("/checkout", 50, 6, 10)).toBe("/chec…");
    expect(fitLabel("/checkout", 20, 6, 10)).toBe("");
  });
});
