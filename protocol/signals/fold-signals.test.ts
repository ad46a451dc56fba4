import fc from "fast-check";
import { expect, test } from "vitest";
import { eventType, type ReplayEvent } from "../events.ts";
import { anyEvent } from "../testing/arbitrary-events.ts";
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
import { emptySignalState, foldSignals, readSignalState } from "./fold-signals.ts";
import { judge } from "./judge.ts";
import { signalKinds } from "./signal.ts";

/** It rides in every chunk's row. */
const maxStateChars = 20_000;

const tags = [
  "ph.page",
  "ph.click",
  "ph.click-outcome",
  "ph.form",
  "ph.field",
  "ph.viewport",
  "ph.own-scroll",
  "ph.resource-error",
  "ph.error",
  "ph.load",
  "ph.vanished",
  "ph.visibility",
];
const word = fc.oneof(
  fc.constantFrom("load", "abandoned", "rejected", "reload", "control", "img"),
  fc.string({ maxLength: 6_000 }),
);
const number = fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.double(), fc.constant(signalStartMs));
const names = [
  "url",
  "via",
  "navigation",
  "selector",
  "text",
  "nodeId",
  "clickAt",
  "claim",
  "watchedMs",
  "action",
  "scale",
  "message",
  "type",
  "label",
  "x",
  "y",
  "inputCount",
  "isFilled",
  "tagName",
  "status",
];
const custom = fc.record({
  type: fc.constant(eventType.custom),
  data: fc.record({
    tag: fc.constantFrom(...tags),
    payload: fc.dictionary(fc.constantFrom(...names), fc.oneof(word, number, fc.boolean(), fc.jsonValue())),
  }),
  timestamp: fc.integer({ min: signalStartMs, max: signalStartMs + 10_000 }),
});
const events: fc.Arbitrary<ReplayEvent[]> = fc.array(fc.oneof(anyEvent, custom), { maxLength: 120 });

test("no events make a detector throw, or its state grow without bound", () => {
  fc.assert(
    fc.property(events, (list) => {
      let largest = 0;
      const found = signalsOf(list, {}, (state) => {
        largest = Math.max(largest, JSON.stringify(state).length);
        return state;
      });
      expect(largest).toBeLessThan(maxStateChars);
      for (const { evidence, element } of found) {
        expect(evidence.length).toBeLessThan(1_000);
        expect(element?.selector.length ?? 0).toBeLessThanOrEqual(200);
      }
    }),
    { numRuns: 200, seed: 5 },
  );
});

test("no state that anybody wrote makes a detector throw", () => {
  const states = fc.record({
    url: fc.jsonValue(),
    clicks: fc.jsonValue(),
    states: fc.dictionary(fc.constantFrom(...signalKinds), fc.dictionary(fc.string(), fc.jsonValue())),
  });
  fc.assert(
    fc.property(states, events, (written, list) => {
      let state = readSignalState(written);
      for (const event of list.slice(0, 20)) {
        state = foldSignals(state, judge(event), { tabId: signalTab, detectors: everyDetector }).state;
      }
      expect(readSignalState(JSON.parse(JSON.stringify(state)))).toEqual(JSON.parse(JSON.stringify(state)));
    }),
    { numRuns: 100, seed: 5 },
  );
});

test("the state may be written down and read again between any two events", () => {
  const visit = [
    pageAt(0, "https://shop.example/"),
    ...[0, 300, 600, 900, 1_200].map((afterMs) => clickAt(1_000 + afterMs)),
    laterAt(4_000),
    outcomeOf(1_000),
    clickAt(9_000),
    outcomeOf(9_000),
  ];
  const found = signalsOf(visit);
  expect(found.map(({ kind }) => kind)).toEqual(["rageClick", "rageClick", "deadClick"]);
  expect(signalsOf(visit, {}, (state) => JSON.parse(JSON.stringify(state)))).toEqual(found);
});

test("a state that nobody wrote is the beginning", () => {
  for (const broken of [null, 7, [], { states: 3, clicks: "x" }]) {
    expect(readSignalState(broken)).toEqual(emptySignalState());
  }
});
