import { expect, test } from "vitest";
import { customEvent, type ReplayEvent } from "../../../protocol/events.ts";
import { bulkyChars, orderForHide, splitForHide } from "./split-for-hide.ts";

/** A packing whose size is what it packs, so that the sizes below can be read. */
const pack = (events: readonly ReplayEvent[]): Uint8Array => new Uint8Array(JSON.stringify(events).length);
const small = (timestamp: number): ReplayEvent => ({ type: 3, data: { n: timestamp }, timestamp });
const bulky = (timestamp: number): ReplayEvent => ({ type: 2, data: "x".repeat(bulkyChars), timestamp });
const click = (timestamp: number): ReplayEvent =>
  customEvent("ph.click", { x: 1, y: 1, selector: "a", text: "", nodeId: 1 }, timestamp);
const timesOf = (parts: { events: readonly ReplayEvent[] }[]) =>
  parts.map(({ events }) => events.map((event) => event.timestamp));

test("a bulky event stands alone, and every event is in one part, in order", () => {
  const parts = splitForHide([small(1), bulky(2), small(3), click(4)], 60_000, pack);
  expect(timesOf(parts)).toEqual([[1], [2], [3, 4]]);
});

test("a part that is too large is halved until it fits", () => {
  const events = Array.from({ length: 16 }, (_, index) => small(index));
  const parts = splitForHide(events, 200, pack);
  expect(timesOf(parts).flat()).toEqual(events.map((event) => event.timestamp));
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect(part.gzip.length).toBeLessThanOrEqual(200);
});

test("the part with the last click goes first, then the newest", () => {
  const parts = [
    { events: [click(1)] },
    { events: [click(2)] },
    { events: [small(3)] },
    { events: [small(4)] },
  ];
  expect(timesOf(orderForHide(parts))).toEqual([[2], [4], [3], [1]]);
  expect(timesOf(orderForHide(parts.slice(2)))).toEqual([[4], [3]]);
});
