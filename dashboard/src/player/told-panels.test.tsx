import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aTimeline, tabA } from "../replay/a-timeline.ts";
import { chooseTab, sessionClock } from "../replay/session-clock.ts";
import { ConsolePanel } from "./console-panel.tsx";
import { ConversationPanel } from "./conversation-panel.tsx";
import { ErrorsPanel } from "./errors-panel.tsx";
import { momentsOf } from "./moments.ts";
import { NetworkPanel } from "./network-panel.tsx";
import { makePlayerStore } from "./player-state.ts";

const timeline = aTimeline({
  others: [
    {
      tabId: tabA,
      at: 20_000,
      tag: "ph.console",
      payload: { level: "warn", args: ["Low", "stock"], stack: "" },
    },
    {
      tabId: tabA,
      at: 21_000,
      tag: "ph.console",
      payload: { level: "error", args: ["No money"], stack: "pay.js:1" },
    },
    {
      tabId: tabA,
      at: 22_000,
      tag: "ph.request",
      payload: {
        ...{ kind: "fetch", method: "POST", url: "https://shop.example/api/pay", status: 500 },
        ...{ outcome: "failed", durationMs: 2_400, bytes: 512 },
      },
    },
    { tabId: tabA, at: 23_000, tag: "ph.prompt", payload: { text: "Where is my order?" } },
    { tabId: tabA, at: 24_000, tag: "ph.conversation", payload: { id: "c-1", url: "javascript:alert(1)" } },
    {
      tabId: tabA,
      at: 25_000,
      tag: "ph.resource-error",
      payload: { tagName: "img", url: "https://shop.example/a.png", nodeId: 1, selector: "img", status: 404 },
    },
  ],
});
const clock = sessionClock(timeline);
const tab = chooseTab(timeline, tabA);
const moments = tab === null ? [] : momentsOf(timeline, tab, clock);
const store = makePlayerStore({ tMs: 0, isPlaying: false });
const onSeek = vi.fn();
const seen = { moments, store, onSeek };

describe("what the page told, beside its replay", () => {
  let root: Root;
  let box: HTMLElement;
  beforeEach(() => {
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
    // jsdom has no sizes, by which a list knows what is in sight.
    vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
    box = document.body.appendChild(document.createElement("div"));
    root = createRoot(box);
  });
  afterEach(() => {
    act(() => root.unmount());
    box.remove();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  const show = (panel: React.ReactElement) => act(() => root.render(panel));
  const rows = () => [...box.querySelectorAll("li")].map((row) => row.textContent);

  it("is each line of the console, with its level, and leads to its moment", () => {
    show(<ConsolePanel {...seen} />);
    expect(rows()).toEqual(["0:10warnLow stock", "0:11errorNo moneyWhere it was calledpay.js:1"]);
    act(() => box.querySelector<HTMLElement>("li button")?.click());
    expect(onSeek).toHaveBeenCalledWith(10_000);
  });

  it("is requests, where the plan has them; else it says so and shows none", () => {
    show(<NetworkPanel {...seen} isInPlan />);
    expect(rows()).toEqual(["0:12POST/api/pay500fetch2.4 s512 B"]);
    show(<NetworkPanel {...seen} isInPlan={false} />);
    expect(rows()).toEqual([]);
    expect(box.textContent).toContain("Not in this website's plan");
    expect(box.textContent).not.toContain("/api/pay");
  });

  it("is what the visitor asked, and no link to a conversation that is none of the web", () => {
    show(<ConversationPanel {...seen} />);
    expect(rows()).toEqual(["0:13Where is my order?"]);
    expect(box.textContent).toContain("c-1");
    expect(box.querySelector("a")).toBeNull();
  });

  it("is errors, and what did not load", () => {
    show(<ErrorsPanel {...seen} />);
    expect(rows()).toEqual([
      "0:25▲x is not a functionUncaught error",
      "0:15imghttps://shop.example/a.png404",
    ]);
  });
});
