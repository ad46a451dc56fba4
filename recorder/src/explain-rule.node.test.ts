import { expect, test } from "vitest";
import { explain } from "./explain-rule.ts";

const recorded = {
  trigger: "smart" as const,
  isEnded: false,
  isExcluded: false,
  isHolding: false,
  isChosen: true,
  isEngaged: true,
};

test.each<[string, Partial<typeof recorded>, string, RegExp]>([
  ["a run that has ended", { isEnded: true, isHolding: true }, "off", /^Stopped/],
  ["an excluded page", { isExcluded: true }, "off", /excluded/],
  ["a page nobody has touched", { isEngaged: false }, "held", /first touch/],
  ["a session without a trigger", { isHolding: true, isChosen: false }, "held", /trigger smart/],
  ["a session that is too short", { isHolding: true }, "held", /too short/],
  ["a session that is sent", {}, "recorded", /recorded/],
])("%s says so", (_what, facts, state, reason) => {
  const told = explain({ ...recorded, ...facts });
  expect(told.state).toBe(state);
  expect(told.reason).toMatch(reason);
});
