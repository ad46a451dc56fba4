import { expect, test } from "vitest";
import type { ReplayEvent } from "../events.ts";
import { clickAt, eventAt, foundIn, outcomeOf, pageAt, signalsOf } from "../testing/signals-of.ts";

const errorAt = (afterMs: number, message = "x is undefined"): ReplayEvent =>
  eventAt(afterMs, "ph.error", { kind: "error", message, stack: "", source: "", line: 0, column: 0 });

test("a click on a control that nothing answers is dead, and says what was missing", () => {
  const [signal] = signalsOf([clickAt(0), outcomeOf(0, { ambientCount: 3 })]);
  expect(signal).toMatchObject({
    kind: "deadClick",
    severity: "mild",
    element: { selector: "#buy", nodeId: 7 },
  });
  expect(signal?.evidence).toBe(
    "A click on a control; within 3000 ms no change of the page, navigation, scroll, focus, dialog, download or request; 3 changes that the page makes anyway",
  );
});

test("three dead clicks at one element are one signal that grows severe", () => {
  const events = [0, 4_000, 8_000].flatMap((at) => [clickAt(at), outcomeOf(at)]);
  const signals = signalsOf(events);
  expect(signals.map(({ severity }) => severity)).toEqual(["mild", "severe"]);
  expect(signals[0]?.id).toBe(signals[1]?.id);
});

test("dead clicks at two elements are two", () => {
  const events = [clickAt(0), outcomeOf(0), clickAt(4_000, { nodeId: 8 }), outcomeOf(4_000, { nodeId: 8 })];
  expect(foundIn(events)).toEqual(["deadClick mild", "deadClick mild"]);
});

test("a disabled control is dead when clicked, however short it was watched", () => {
  const outcome = outcomeOf(0, { isDisabled: true, watchedMs: 400, ended: "next-click" });
  expect(foundIn([clickAt(0, { isDisabled: true }), outcome])).toEqual(["deadClick mild"]);
});

test.each<[string, Parameters<typeof outcomeOf>[1], string[]]>([
  ["a download", { kinds: ["download"], firstMs: 3, visibleMs: 3 }, []],
  ["a request alone", { kinds: ["request"], firstMs: 3 }, []],
  ["the clipboard", { kinds: ["clipboard"], firstMs: 3 }, []],
  ["a beacon that counts clicks", { kinds: ["beacon"], firstMs: 3 }, ["deadClick mild"]],
  ["a field that has the focus", { claim: "field" }, []],
  ["a canvas", { claim: "opaque" }, []],
  ["a tab left at once", { watchedMs: 200, ended: "hidden" }, []],
  ["the next click", { watchedMs: 700, ended: "next-click" }, []],
  ["plain content", { claim: "none" }, ["plainClick mild"]],
  ["a hand-shaped pointer", { claim: "cursor" }, ["deadClick mild"]],
])("what is answered by %s", (_what, fields, found) => {
  expect(foundIn([clickAt(0), outcomeOf(0, fields)])).toEqual(found);
});

test.each([
  [2_499, []],
  [2_500, ["slowClick mild"]],
  [5_000, ["slowClick severe"]],
])("an answer after %s ms", (visibleMs, found) => {
  const answer = outcomeOf(0, {
    kinds: ["request", "dom"],
    firstMs: 2,
    visibleMs,
    watchedMs: visibleMs + 300,
  });
  expect(foundIn([clickAt(0), answer])).toEqual(found);
});

test("an error soon after a click is of its doing, once a click", () => {
  expect(foundIn([clickAt(0), errorAt(900), errorAt(950, "another")])).toEqual(["errorClick mild"]);
});

test.each([
  ["later than a second", [clickAt(0), errorAt(1_001)]],
  ["before the click", [errorAt(-10), clickAt(0)]],
  ["that comes without clicks, too", [errorAt(0), clickAt(5_000), errorAt(5_100)]],
  ["on the page after", [clickAt(0), pageAt(100, "https://shop.example/b"), errorAt(200)]],
])("an error %s is not", (_when, events) => {
  expect(foundIn(events)).toEqual([]);
});

test("what a framework catches and writes to the console is an error as well; other lines are none", () => {
  const line = (text: string, level: "error" | "warn" = "error"): ReplayEvent =>
    eventAt(200, "ph.console", { level, args: [text], stack: "" });
  expect(foundIn([clickAt(0), line("TypeError: x is undefined\n    at buy")])).toEqual(["errorClick mild"]);
  expect(foundIn([clickAt(0), line("Sold out")])).toEqual([]);
  expect(foundIn([clickAt(0), line("TypeError: x is undefined", "warn")])).toEqual([]);
});
