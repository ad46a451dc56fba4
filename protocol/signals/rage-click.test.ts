import { expect, test } from "vitest";
import type { ClickOutcomePayload, ClickPayload } from "../click-events.ts";
import { customEvent, type ReplayEvent } from "../events.ts";
import { makeTabId } from "../ids.ts";
import { emptySignalState, foldSignals, readSignalState } from "./fold-signals.ts";
import { judge } from "./judge.ts";
import type { Signal } from "./signal.ts";
import type { Thresholds } from "./thresholds.ts";

const tabId = makeTabId("t".repeat(12));
const startMs = 1_790_000_000_000;
const target: ClickPayload = {
  x: 100,
  y: 50,
  selector: "#buy",
  text: "Buy now",
  nodeId: 7,
  claim: "control",
};

const click = (afterMs: number, fields: Partial<ClickPayload> = {}): ReplayEvent =>
  customEvent("ph.click", { ...target, ...fields }, startMs + afterMs);

const outcome = (clickAfterMs: number, fields: Partial<ClickOutcomePayload>): ReplayEvent =>
  customEvent(
    "ph.click-outcome",
    {
      clickAt: startMs + clickAfterMs,
      nodeId: 7,
      claim: "control",
      kinds: [],
      firstMs: null,
      visibleMs: null,
      watchedMs: 200,
      ended: "next-click",
      ambientCount: 0,
      ...fields,
    },
    startMs + clickAfterMs + 200,
  );

/** @param afterEach what happens to the state between two events */
function signalsOf(
  events: readonly ReplayEvent[],
  thresholds: Partial<Thresholds> = {},
  afterEach: <State>(state: State) => unknown = (state) => state,
): Signal[] {
  let state: unknown = emptySignalState();
  const found: Signal[] = [];
  for (const event of events) {
    const next = foldSignals(readSignalState(state), judge(event), { tabId, thresholds });
    state = afterEach(next.state);
    found.push(...next.signals);
  }
  return found;
}

test("three quick clicks at one place are a rage click, five a severe one of the same id", () => {
  const signals = signalsOf([0, 300, 600, 900, 1_200, 1_500].map((afterMs) => click(afterMs)));
  expect(signals.map(({ kind, severity }) => [kind, severity])).toEqual([
    ["rageClick", "mild"],
    ["rageClick", "severe"],
  ]);
  expect(new Set(signals.map(({ id }) => id)).size).toBe(1);
  expect(signals[0]).toMatchObject({
    atMs: startMs,
    tabId,
    element: { selector: "#buy", text: "Buy now", nodeId: 7 },
    evidence: "3 clicks at one place within 600 ms, not each of them answered",
  });
});

test.each([
  ["too slow", [click(0), click(501), click(1_002)]],
  ["too far apart", [click(0), click(200, { x: 131 }), click(400, { x: 162 })]],
  ["only two", [click(0), click(200)]],
  ["keys of an on-screen keyboard", [0, 150, 300].map((at) => click(at, { text: "7" }))],
  ["a stepper's button", [0, 150, 300].map((at) => click(at, { text: " + " }))],
  ["a field with arrows or a handle", [0, 150, 300].map((at) => click(at, { claim: "field", text: "" }))],
])("%s is none", (_why, events) => {
  expect(signalsOf(events)).toEqual([]);
});

test("a control that answers every click is none, one that merely takes the focus is", () => {
  const run = (kinds: ClickOutcomePayload["kinds"]): ReplayEvent[] => [
    click(0),
    outcome(0, { kinds, visibleMs: 20, firstMs: 20 }),
    click(200),
    outcome(200, { kinds, visibleMs: 20, firstMs: 20 }),
    click(400),
  ];
  expect(signalsOf(run(["dom"]))).toEqual([]);
  expect(signalsOf(run(["focus"]))).toHaveLength(1);
});

test("selecting text by a triple click is none", () => {
  const plain = { claim: "none", text: "Some words" } as const;
  const selects = { claim: "none", kinds: ["selection"], firstMs: 5, visibleMs: 5 } as const;
  const events = [
    click(0, plain),
    outcome(0, { claim: "none" }),
    click(150, plain),
    outcome(150, { ...selects, kinds: [...selects.kinds] }),
    click(300, plain),
  ];
  expect(signalsOf(events)).toEqual([]);
});

test("where the lines are drawn is the website's to say", () => {
  const events = [click(0), click(700)];
  expect(signalsOf(events, { rageClicks: 2, rageGapMs: 800 })).toHaveLength(1);
});

test("the state may be written down and read again between any two events", () => {
  const events = [0, 300, 600, 900, 1_200].map((afterMs) => click(afterMs));
  const kept = signalsOf(events, {}, (state) => JSON.parse(JSON.stringify(state)));
  expect(kept).toEqual(signalsOf(events));
  expect(
    JSON.stringify(foldSignals(emptySignalState(), judge(click(0)), { tabId }).state).length,
  ).toBeLessThan(200);
});

test("a state that nobody wrote is the beginning", () => {
  for (const broken of [null, 7, [], { states: { rageClick: { clicks: [{ atMs: "x" }, 3] } } }]) {
    expect(foldSignals(readSignalState(broken), judge(click(0)), { tabId }).signals).toEqual([]);
  }
});

test("a signal names the page it happened on", () => {
  const page = customEvent(
    "ph.page",
    {
      url: "https://shop.example/cart",
      title: "",
      referrer: "",
      via: "load",
      viewport: { width: 1, height: 1 },
    },
    startMs,
  );
  const [signal] = signalsOf([page, click(0), click(200), click(400)]);
  expect(signal?.url).toBe("https://shop.example/cart");
});
