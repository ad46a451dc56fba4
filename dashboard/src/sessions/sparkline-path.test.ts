import { expect, test } from "vitest";
import { sparklinePath } from "./sparkline-path.ts";

test("each part in which the visitor did something is a bar on the ground, in one path", () => {
  expect(sparklinePath([35, 0, 7])).toBe("M0 35v-35h0.75v35zM2 35v-7h0.75v7z");
  expect(sparklinePath([])).toBe("");
});
