import { expect, test } from "vitest";
import { incrementalSource, type ReplayEvent } from "../events.ts";
import { changeAt, clickAt, eventAt, foundIn, pageAt, signalsOf } from "../testing/signals-of.ts";

const page = pageAt(0, "https://shop.example/");
const scrollAt = (afterMs: number, y: number, id = 1): ReplayEvent =>
  changeAt(afterMs, incrementalSource.scroll, { id, x: 0, y });
/** Down and up again and again, each way of so many pixels. */
const swings = (legPx: number, everyMs: number, count: number): ReplayEvent[] =>
  Array.from({ length: count }, (_, n) => scrollAt(100 + n * everyMs, n % 2 === 0 ? 0 : legPx));

test("four reversals of half a window within five seconds are scroll thrash", () => {
  const [signal, ...others] = signalsOf([page, ...swings(500, 600, 6)]);
  expect(signal).toMatchObject({ kind: "scrollThrash", element: null });
  expect(signal?.evidence).toContain("half a window or more 4 times within 1800 ms");
  expect(others).toEqual([]);
});

test.each([
  ["less than half a window", swings(399, 600, 8)],
  ["slowly", swings(500, 1_700, 8)],
  ["three times", swings(500, 600, 5)],
  [
    "by clicks that lead to parts of the page",
    swings(500, 600, 8).flatMap((one, n) => [clickAt(90 + n * 600), one]),
  ],
  [
    "by the page itself",
    swings(500, 600, 8).flatMap((one, n) => [eventAt(90 + n * 600, "ph.own-scroll", { y: 500 }), one]),
  ],
  ["down only", [0, 500, 1_000, 1_500, 2_000, 2_500].map((y, n) => scrollAt(100 + n * 300, y))],
])("scrolling %s is none", (_how, events) => {
  expect(foundIn([page, ...events]).filter((one) => one.startsWith("scroll"))).toEqual([]);
});

test("scrolling that trembles on its way turns but once", () => {
  const ys = [0, 300, 290, 600, 590, 900, 100, 110, 0];
  expect(foundIn([page, ...ys.map((y, n) => scrollAt(100 + n * 150, y))])).toEqual([]);
});

const movesAt = (afterMs: number, points: [x: number, y: number][], stepMs: number): ReplayEvent =>
  changeAt(afterMs, incrementalSource.mouseMove, {
    positions: points.map(([x, y], n) => ({ x, y, id: 1, timeOffset: (n - points.length + 1) * stepMs })),
  });
const shaken = (count: number, legPx: number): [number, number][] =>
  Array.from({ length: count }, (_, n) => [n % 2 === 0 ? 100 : 100 + legPx, 200]);

test("eight sharp turns of the pointer within two seconds are mouse thrash", () => {
  expect(foundIn([page, movesAt(2_000, shaken(12, 200), 100)])).toEqual(["mouseThrash mild"]);
});

test.each([
  ["slowly", [movesAt(5_000, shaken(12, 200), 400)]],
  ["a little", [movesAt(2_000, shaken(20, 40), 50)]],
  ["with its button held", [changeAt(10, 2, { type: 1, id: 1 }), movesAt(2_000, shaken(12, 200), 100)]],
])("a pointer moved %s is not shaken", (_how, events) => {
  expect(foundIn([page, ...events])).toEqual([]);
});

test("a pointer led in circles is not shaken, however fast", () => {
  const circle = Array.from({ length: 40 }, (_, n): [number, number] => [
    Math.round(500 + 180 * Math.cos((n * Math.PI) / 5)),
    Math.round(300 + 180 * Math.sin((n * Math.PI) / 5)),
  ]);
  expect(foundIn([page, movesAt(2_000, circle, 50)])).toEqual([]);
});

test("a hand that slows down where it turns is shaken all the same", () => {
  const xs = [100, 220, 300, 312, 305, 210, 108, 96];
  const points = [0, 1, 2, 3, 4].flatMap(() => xs.map((x): [number, number] => [x, 200]));
  expect(foundIn([page, movesAt(2_000, points, 48)])).toEqual(["mouseThrash mild"]);
});

const zoomAt = (afterMs: number, scale: number): ReplayEvent =>
  eventAt(afterMs, "ph.viewport", { scale, x: 0, y: 0 });

test("a page zoomed into three times is a struggle with its size", () => {
  const events = [0, 5_000, 10_000].flatMap((at) => [
    zoomAt(at, 1.2),
    zoomAt(at + 250, 2),
    zoomAt(at + 3_000, 1),
  ]);
  expect(foundIn([page, ...events])).toEqual(["pinchZoom mild"]);
});

test.each([
  ["once, ever further", [1.5, 2, 2.5, 3].map((scale, n) => zoomAt(n * 250, scale))],
  ["by a slip", [0, 1, 2, 3].flatMap((n) => [zoomAt(n * 900, 1.3), zoomAt(n * 900 + 300, 1)])],
  [
    "on three pages",
    [0, 1, 2].flatMap((n) => [pageAt(n * 900, `https://shop.example/${n}`), zoomAt(n * 900 + 9, 2)]),
  ],
])("zooming %s is none", (_how, events) => {
  expect(foundIn(events).filter((one) => one.startsWith("pinch"))).toEqual([]);
});
