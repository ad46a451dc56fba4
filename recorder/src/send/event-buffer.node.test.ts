import { expect, test } from "vitest";
import { decodeEvents } from "../../../protocol/codec/codecs.ts";
import { eventType, type ReplayEvent } from "../../../protocol/events.ts";
import { createEventBuffer } from "./event-buffer.ts";
import { codec } from "./event-encoder.ts";

const snapshot: ReplayEvent = {
  type: eventType.fullSnapshot,
  data: { node: { type: 0, childNodes: [], id: 1 }, initialOffset: { left: 0, top: 0 } },
  timestamp: 1,
};
const custom = (n: number): ReplayEvent => ({
  type: eventType.custom,
  data: { tag: "t", payload: { n } },
  timestamp: n,
});

test("what was added comes out in order, snapshot and all, and the buffer is empty after it", () => {
  const buffer = createEventBuffer();
  const events = [custom(0), snapshot, ...Array.from({ length: 120 }, (_, n) => custom(n + 2))];
  for (const event of events) buffer.add(event, []);
  expect(buffer.hasFullSnapshot()).toBe(true);
  const cut = buffer.take();
  expect(cut?.events).toEqual(events);
  expect(decodeEvents(codec, cut?.body ?? new Uint8Array())).toEqual(events);
  expect([buffer.take(), buffer.events.length, buffer.hasFullSnapshot()]).toEqual([null, 0, false]);
});

test("a snapshot waits for its columns, and a page that goes on changing does not wait for ever", () => {
  const buffer = createEventBuffer();
  const empty = buffer.chars();
  buffer.add(snapshot, []);
  expect(buffer.chars()).toBe(empty);
  for (let n = 0; n < 60; n++) buffer.add(custom(n), []);
  expect(buffer.chars()).toBeGreaterThan(empty);
});

test("an event that is no JSON is left out and holds nothing up", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  const buffer = createEventBuffer();
  for (const event of [custom(1), { ...custom(2), data: circle }, custom(3)]) buffer.add(event, []);
  const cut = buffer.take();
  expect(cut?.events).toEqual([custom(1), custom(3)]);
  expect(decodeEvents(codec, cut?.body ?? new Uint8Array())).toEqual([custom(1), custom(3)]);
});
