import { expect, test } from "vitest";
import { eventType, incrementalSource, type ReplayEvent } from "../events.ts";
import { codecNumber } from "../frame-header.ts";
import { changeAt, clickAt, laterAt, pageAt, signalStartMs, signalTab } from "../testing/signals-of.ts";
import { countSignals } from "./signal-count.ts";

const meta: ReplayEvent = {
  type: eventType.meta,
  data: { href: "https://shop.example/plain", width: 1_000, height: 800 },
  timestamp: signalStartMs - 100,
};
const plainClickAt = (afterMs: number): ReplayEvent =>
  changeAt(afterMs, incrementalSource.mouseInteraction, { type: 2, id: 7, x: 100, y: 50 });
const changedAt = (afterMs: number): ReplayEvent =>
  changeAt(afterMs, incrementalSource.mutation, { adds: [], removes: [], texts: [], attributes: [] });
const signalsIn = (events: readonly ReplayEvent[], codec: number = codecNumber.json) =>
  countSignals(undefined, events, { tabId: signalTab, codec })?.unsealed ?? [];

const clicks = [0, 300, 600].map(plainClickAt);

test("a rage click is found in a plain recording, with its page and node", () => {
  expect(signalsIn([meta, ...clicks, laterAt(2_000)])).toMatchObject([
    { kind: "rageClick", url: "https://shop.example/plain", element: { nodeId: 7 } },
  ]);
});

test("a change soon after each click answers it", () => {
  const events = clicks.flatMap((click, n) => [click, changedAt(n * 300 + 40)]);
  expect(signalsIn([meta, ...events, laterAt(2_000)])).toEqual([]);
});

test("scrolling back and forth is found by the window its meta event tells", () => {
  const scrolls = [0, 500, 0, 500, 0, 500].map((y, n) =>
    changeAt(n * 600, incrementalSource.scroll, { id: 1, x: 0, y }),
  );
  expect(signalsIn([meta, ...scrolls])).toMatchObject([{ kind: "scrollThrash" }]);
});

test("a click that our recorder tells as well is one", () => {
  const page = pageAt(-50, "https://shop.example/");
  const twice = [0, 300].flatMap((at) => [plainClickAt(at), clickAt(at + 1)]);
  expect(signalsIn([meta, page, ...twice, laterAt(2_000)])).toEqual([]);
  expect(signalsIn([meta, page, ...twice, clickAt(601), laterAt(2_000)])).toHaveLength(1);
  expect(signalsIn([...clicks, laterAt(2_000)], codecNumber.columns)).toEqual([]);
});
