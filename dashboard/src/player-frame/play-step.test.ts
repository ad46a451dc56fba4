import { expect, it } from "vitest";
import { playStep } from "./play-step.ts";

it("goes on while events lie ahead, waits at the edge of what is loaded, and finishes only at the true end", () => {
  expect(playStep({ at: 10, loadedUntil: 20, isComplete: false })).toBe("go-on");
  expect(playStep({ at: 20, loadedUntil: 20, isComplete: false })).toBe("wait");
  expect(playStep({ at: 21, loadedUntil: 20, isComplete: true })).toBe("finish");
});
