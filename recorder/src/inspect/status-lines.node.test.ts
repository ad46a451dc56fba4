import { expect, test } from "vitest";
import { parseSessionId } from "../../../protocol/ids.ts";
import type { InspectStatus } from "./inspector.ts";
import { statusLines } from "./status-lines.ts";

const status: InspectStatus = {
  state: "recorded",
  reason: "Sampled.",
  sessionId: parseSessionId("ses_test_abc_0123456789abcdef"),
  eventCount: 1_204,
  sentBytes: 34_240,
  lastChunkAtMs: 10_000,
};
const texts = (now: Partial<InspectStatus>, nowMs = 14_400) =>
  statusLines("balanced", { ...status, ...now }, nowMs).map(({ text }) => text);

test("the panel says why, how private, which session, how much and when", () => {
  expect(texts({})).toEqual([
    "Sampled.",
    "Balanced: what is entered is masked",
    status.sessionId ?? "None",
    "1,204 on this page",
    "34.2 KB",
    "4 s ago",
  ]);
});

test("what is not there yet is said as that", () => {
  expect(texts({ sessionId: null, sentBytes: 0, lastChunkAtMs: null })).toMatchObject({
    2: "None",
    4: "0 B",
    5: "None yet",
  });
  expect(texts({}, 9_000)[5]).toBe("Just now");
  expect(texts({}, 310_000)[5]).toBe("5 min ago");
});
