import { describe, expect, it } from "vitest";
import { aTimeline, tabA } from "../replay/a-timeline.ts";
import { chooseTab, sessionClock } from "../replay/session-clock.ts";
import { aSignal } from "./a-signal.ts";
import { eventRows } from "./event-rows.ts";
import { momentsOf } from "./moments.ts";

const click = (at: number, text: string) => ({ tabId: tabA, at, x: 1, y: 1, selector: "b", text, nodeId: 3 });
const timeline = aTimeline({
  clicks: [click(20_000, "Pay"), click(20_400, "Pay"), click(21_000, "Pay"), click(40_000, "Pay")],
  others: [
    {
      tabId: tabA,
      at: 22_000,
      tag: "ph.console",
      payload: { level: "error", args: ["No", "money"], stack: "" },
    },
    { tabId: tabA, at: 23_000, tag: "ph.depth", payload: { percent: 40, px: 900 } },
    { tabId: tabA, at: 24_000, tag: "ph.track", payload: { name: "cart", properties: { items: 2 } } },
  ],
  signals: [aSignal()],
});
const clock = sessionClock(timeline);
const tab = chooseTab(timeline, tabA);
const moments = tab === null ? [] : momentsOf(timeline, tab, clock);
const wordsOf = (...[wanted, group]: [string, Parameters<typeof eventRows>[2]]) =>
  eventRows(moments, wanted, group).map(({ words, count }) => (count > 1 ? `${words} ×${count}` : words));

describe("the list of events", () => {
  it("tells the same thing done again at once in one row, and later in another", () => {
    expect(wordsOf("", "clicks")).toEqual(["“Pay” ×3", "“Pay”"]);
  });

  it("leaves out what is read elsewhere", () => {
    expect(wordsOf("", null)).toContain("cart · items: 2");
    expect(moments.filter(({ kind }) => kind === "told")).toHaveLength(3);
    expect(wordsOf("", null)).toHaveLength(8);
  });

  it("is narrowed by words and by group", () => {
    expect(wordsOf("MONEY", null)).toEqual(["No money"]);
    expect(wordsOf("money", "clicks")).toEqual([]);
    expect(wordsOf("", "pages")).toEqual(["/", "/pay?x=1"]);
  });
});
