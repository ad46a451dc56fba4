import { makeTabId } from "../../../protocol/ids.ts";
import { emptyTimeline, type Timeline } from "../../../protocol/timeline.ts";

/** Two tabs for tests, the second with a clock that runs a minute behind. */
export const tabA = makeTabId("aaaaaaaaaaaa");
export const tabB = makeTabId("bbbbbbbbbbbb");

const viewport = { width: 1280, height: 800 };

/** A session of 100 s from server time 10,000 ms on, with what matters to the test in `given`. */
export const aTimeline = (given: Partial<Timeline> = {}): Timeline => ({
  ...emptyTimeline(),
  tabs: [
    { tabId: tabB, clockOffsetMs: 60_000, firstAt: -20_000, lastAt: 20_000 },
    { tabId: tabA, clockOffsetMs: 0, firstAt: 10_000, lastAt: 110_000 },
  ],
  pages: [
    {
      tabId: tabA,
      at: 10_000,
      url: "https://shop.example/",
      title: "Shop",
      referrer: "",
      via: "load",
      viewport,
    },
    {
      tabId: tabA,
      at: 60_000,
      url: "https://shop.example/pay?x=1",
      title: "Pay",
      referrer: "",
      via: "load",
      viewport,
    },
    {
      tabId: tabB,
      at: -20_000,
      url: "https://shop.example/help",
      title: "Help",
      referrer: "",
      via: "load",
      viewport,
    },
  ],
  clicks: [{ tabId: tabA, at: 35_000, x: 1, y: 2, selector: "button", text: "Pay", nodeId: 4 }],
  errors: [
    {
      tabId: tabA,
      at: 35_000,
      kind: "error",
      message: "x is not a function",
      stack: "",
      source: "",
      line: 1,
      column: 1,
    },
  ],
  ...given,
});
