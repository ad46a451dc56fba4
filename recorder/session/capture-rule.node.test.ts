import { expect, test } from "vitest";
import { makeSessionId } from "../../protocol/ids.ts";
import { decideCapture } from "./capture-rule.ts";

const session = {
  sessionId: makeSessionId("tag", 1_790_000_000_000, "s".repeat(16)),
  stopped: false,
  chosen: false,
};

test("trigger all sends the sessions that are sampled and leaves the others alone", () => {
  expect(decideCapture({ trigger: "all", samplingRate: 1 }, session)).toBe("send");
  expect(decideCapture({ trigger: "all", samplingRate: 0 }, session)).toBe("off");
});

test.each(["errors_only", "smart"] as const)("trigger %s holds whatever the sampling rate", (trigger) => {
  expect(decideCapture({ trigger, samplingRate: 0 }, session)).toBe("hold");
  expect(decideCapture({ trigger, samplingRate: 1 }, session)).toBe("hold");
});

test("a chosen session is sent under every trigger", () => {
  for (const trigger of ["all", "errors_only", "smart"] as const) {
    expect(decideCapture({ trigger, samplingRate: 0 }, { ...session, chosen: true })).toBe("send");
  }
});

test("what the server has stopped stays off, chosen or not", () => {
  const stopped = { ...session, stopped: true, chosen: true };
  expect(decideCapture({ trigger: "all", samplingRate: 1 }, stopped)).toBe("off");
});

test("a trigger of a later release is left alone", () => {
  const config = JSON.parse('{"trigger":"by_moon","samplingRate":1}');
  expect(decideCapture(config, session)).toBe("off");
});
