import { expect, it } from "vitest";
import { rowForKey } from "./list-keys.ts";

it("moves over the rows and stops at the ends", () => {
  expect(rowForKey("j", -1, 3)).toBe(0);
  expect(rowForKey("ArrowDown", 2, 3)).toBe(2);
  expect(rowForKey("k", 0, 3)).toBe(0);
  expect(rowForKey("End", 0, 3)).toBe(2);
  expect(rowForKey("x", 0, 3)).toBeNull();
  expect(rowForKey("j", -1, 0)).toBeNull();
});
