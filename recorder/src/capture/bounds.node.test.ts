import { expect, test } from "vitest";
import { createBounds } from "./bounds.ts";

const minute = 60_000;
const taken = (many: number, take: () => boolean): number =>
  Array.from({ length: many }, take).filter((isTaken) => isTaken).length;

test("a minute has its bound, the next one begins anew, and what was left out is told once", () => {
  const bounds = createBounds();
  expect(taken(5_000, () => bounds.take("ph.console", 5))).toBe(60);
  expect(taken(10, () => bounds.take("ph.error", 6))).toBe(10);
  expect(bounds.takeDropped()).toEqual([{ tag: "ph.console", count: 4_940 }]);
  expect(bounds.takeDropped()).toEqual([]);
  expect(taken(100, () => bounds.take("ph.console", minute))).toBe(60);
});

test("a page has its bound, however long it stays open", () => {
  const bounds = createBounds();
  let total = 0;
  for (let n = 0; n < 20; n++) total += taken(60, () => bounds.take("ph.console", n * minute));
  expect(total).toBe(300);
});
