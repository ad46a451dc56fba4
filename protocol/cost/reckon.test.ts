import { expect, test } from "vitest";
import { billOf, totalOf } from "./bill.ts";
import { spentBy } from "./reckon.ts";

const million = 1e6;
const dollarsOf = (chunks: number, bytes: number) =>
  totalOf(billOf(spentBy({ sessions: million, chunks: chunks * million, bytes: bytes * million }, 30)));

test.for([
  [20, 48_414, 87.48],
  [36, 73_169, 115.79],
] as const)(
  "a million sessions of %i chunks are reckoned within 2 % of what their operations were counted to cost",
  ([chunks, bytes, counted]) => {
    expect(dollarsOf(chunks, bytes) / counted).toBeGreaterThan(0.98);
    expect(dollarsOf(chunks, bytes) / counted).toBeLessThan(1.02);
  },
);

test("nothing used costs nothing, and twice as much costs twice as much", () => {
  expect(totalOf(billOf(spentBy({ sessions: 0, chunks: 0, bytes: 0 }, 30)))).toBe(0);
  const once = { sessions: 10, chunks: 200, bytes: 500_000 };
  const twice = { sessions: 20, chunks: 400, bytes: 1_000_000 };
  expect(totalOf(billOf(spentBy(twice, 30)))).toBeCloseTo(2 * totalOf(billOf(spentBy(once, 30))), 10);
});

test("what is kept longer costs more, and by what is stored alone", () => {
  const used = { sessions: 1_000, chunks: 20_000, bytes: 50_000_000 };
  const [month, year] = [30, 360].map((days) => billOf(spentBy(used, days)));
  const changed = month?.filter(({ dollars }, i) => dollars !== year?.[i]?.dollars).map(({ what }) => what);
  expect(changed).toEqual(["D1: bytes, as long as kept", "R2: bytes, as long as kept"]);
});
