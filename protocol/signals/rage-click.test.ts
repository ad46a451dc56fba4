import { expect, test } from "vitest";
import type { ClickOutcomePayload } from "../click-events.ts";
import {
  clickAt,
  laterAt,
  outcomeOf,
  pageAt,
  signalStartMs,
  signalsOf,
  signalTab,
} from "../testing/signals-of.ts";
import { everyDetector } from "./every-detector.ts";
import { emptySignalState, foldSignals } from "./fold-signals.ts";
import { judge } from "./judge.ts";
import { answerMs } from "./rage-click.ts";
import { timePassed } from "./time-passed.ts";

const ragesOf = (...[events, thresholds]: Parameters<typeof signalsOf>) =>
  signalsOf(events, thresholds).filter(({ kind }) => kind === "rageClick");

test("three quick clicks at one place are a rage click, five a severe one of the same id", () => {
  const events = [0, 300, 600, 900, 1_200, 1_500].map((afterMs) => clickAt(afterMs));
  const signals = ragesOf([...events, laterAt(2_500)]);
  expect(signals.map(({ severity, isGrown }) => [severity, isGrown])).toEqual([
    ["mild", undefined],
    ["severe", true],
  ]);
  expect(new Set(signals.map(({ id }) => id)).size).toBe(1);
  expect(signals[0]).toMatchObject({
    atMs: signalStartMs,
    tabId: signalTab,
    element: { selector: "#buy", text: "Buy now", nodeId: 7 },
    evidence: "3 clicks at one place within 600 ms, not each of them answered",
  });
});

test.each([
  ["too slow", [clickAt(0), clickAt(501), clickAt(1_002)]],
  ["too far apart", [clickAt(0), clickAt(200, { x: 131 }), clickAt(400, { x: 162 })]],
  ["only two", [clickAt(0), clickAt(200)]],
  ["keys of an on-screen keyboard", [0, 150, 300].map((at) => clickAt(at, { text: "7" }))],
  ["a stepper's button", [0, 150, 300].map((at) => clickAt(at, { text: " + " }))],
  ["a field with arrows or a handle", [0, 150, 300].map((at) => clickAt(at, { claim: "field", text: "" }))],
])("%s is none", (_why, events) => {
  expect(ragesOf([...events, laterAt(2_000)])).toEqual([]);
});

test("a control that answers every click is none, one that merely takes the focus is", () => {
  const run = (kinds: ClickOutcomePayload["kinds"]) => {
    const fields = { kinds, visibleMs: 20, firstMs: 20, watchedMs: 320, ended: "settled" } as const;
    const clicks = [0, 200, 400].map((at) => clickAt(at));
    const outcomes = [0, 200, 400].map((at) => outcomeOf(at, fields));
    return [...clicks, ...outcomes, laterAt(2_000)].sort((a, b) => a.timestamp - b.timestamp);
  };
  expect(ragesOf(run(["dom"]))).toEqual([]);
  expect(ragesOf(run(["focus"]))).toHaveLength(1);
});

test("it is told as soon as one of the clicks is known to be unanswered", () => {
  const clicks = [clickAt(0), clickAt(200), clickAt(400)];
  expect(ragesOf(clicks)).toEqual([]);
  expect(ragesOf([...clicks, outcomeOf(0, { watchedMs: 500, ended: "next-click" })])).toHaveLength(1);
});

test("it is told when nothing answers for a while, though the hand rests", () => {
  const judgedClicks = [clickAt(0), clickAt(200), clickAt(400)].map(judge);
  const rest = timePassed(signalStartMs + 400 + answerMs);
  let state = emptySignalState();
  const found = [...judgedClicks, rest].flatMap((judged) => {
    const next = foldSignals(state, judged, { tabId: signalTab, detectors: everyDetector });
    state = next.state;
    return next.signals;
  });
  expect(found.map(({ id }) => id)).toEqual(
    ragesOf([clickAt(0), clickAt(200), clickAt(400), laterAt(5_000)]).map(({ id }) => id),
  );
});

test("selecting text by a triple click is none", () => {
  const plain = { claim: "none", text: "Some words" } as const;
  const selects = { claim: "none", kinds: ["selection"], firstMs: 5, visibleMs: 5, watchedMs: 350 } as const;
  const events = [
    clickAt(0, plain),
    clickAt(150, plain),
    clickAt(300, plain),
    outcomeOf(150, { ...selects, kinds: [...selects.kinds] }),
    laterAt(2_000),
  ];
  expect(ragesOf(events)).toEqual([]);
});

test("clicking fast at what draws its answers itself is none", () => {
  const clicks = [0, 200, 400].map((afterMs) => clickAt(afterMs, { claim: "opaque", text: "" }));
  expect(ragesOf([...clicks, laterAt(2_000)])).toEqual([]);
});

test("where the lines are drawn is the website's to say", () => {
  const events = [clickAt(0), clickAt(700), laterAt(2_000)];
  expect(ragesOf(events, { rageClicks: 2, rageGapMs: 800 })).toHaveLength(1);
});

test("a signal names the page it happened on", () => {
  const url = "https://shop.example/cart";
  const [signal] = ragesOf([pageAt(0, url), clickAt(0), clickAt(200), clickAt(400), laterAt(2_000)]);
  expect(signal?.url).toBe(url);
});
