import { expect, it } from "vitest";
import { fitStage } from "./fit-stage.ts";

it("shows a page whole, in the middle", () => {
  expect(fitStage({ width: 640, height: 600 }, { width: 1_280, height: 800 })).toEqual({
    scale: 0.5,
    box: { left: 0, top: 100, width: 640, height: 400 },
  });
});

it("never enlarges", () => {
  expect(fitStage({ width: 1_000, height: 1_000 }, { width: 390, height: 844 }).scale).toBe(1);
});
