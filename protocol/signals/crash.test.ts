import { expect, test } from "vitest";
import type { ReplayEvent } from "../events.ts";
import { clickAt, eventAt, foundIn, pageAt, signalsOf } from "../testing/signals-of.ts";

const page = pageAt(0, "https://shop.example/cart");
const vanishedAt = (afterMs: number): ReplayEvent =>
  eventAt(afterMs, "ph.vanished", { eventCount: 12, foundAfterMs: 8_200 });
const seenAt = (afterMs: number, state: "hidden" | "visible"): ReplayEvent =>
  eventAt(afterMs, "ph.visibility", { state });

test("a tab that vanished in front of the visitor crashed, and what was clicked just before is named", () => {
  const [signal] = signalsOf([page, clickAt(9_000), vanishedAt(9_400)]);
  expect(signal).toMatchObject({
    kind: "crash",
    severity: "severe",
    url: "https://shop.example/cart",
    element: { selector: "#buy" },
    evidence:
      "The tab vanished in front of the visitor, 400 ms after a click: it was neither left, closed nor hidden; 12 events that it had not sent were found by another page 8 s later",
  });
  expect(signalsOf([page, clickAt(1_000), vanishedAt(9_400)])).toMatchObject([
    { kind: "crash", element: null },
  ]);
});

test("a tab that came back to the front before it vanished crashed, too", () => {
  const events = [page, seenAt(1_000, "hidden"), seenAt(2_000, "visible"), vanishedAt(9_000)];
  expect(foundIn(events)).toEqual(["crash severe"]);
});

test.each([
  ["was put away before it vanished", [seenAt(1_000, "hidden"), vanishedAt(60_000)]],
  [
    "went to another route behind another",
    [seenAt(1_000, "hidden"), pageAt(2_000, "https://shop.example/b", { via: "route" }), vanishedAt(60_000)],
  ],
  ["says nothing more", []],
  ["was hidden for good", [seenAt(1_000, "hidden")]],
])("a tab that %s has not", (_how, events) => {
  expect(foundIn([page, ...events])).toEqual([]);
});

test("the same end is told once", () => {
  expect(foundIn([page, vanishedAt(9_000), vanishedAt(9_000)])).toEqual(["crash severe"]);
});
