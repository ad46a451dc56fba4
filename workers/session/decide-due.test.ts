import { describe, expect, it } from "vitest";
import { sealIdleMs, sealTailBytes, sessionIdMaxAgeMs, sessionIdMaxAheadMs } from "../../protocol/limits.ts";
import { type DueInput, decideDue } from "./decide-due.ts";

const base: DueInput = {
  status: "open",
  isSealing: false,
  tailChunks: 3,
  tailBytes: 1_000,
  lastReceivedAtMs: 1_000_000,
  startedAtMs: 900_000,
};
const idleAtMs = base.lastReceivedAtMs + sealIdleMs;
const forgetAtMs = base.startedAtMs + sessionIdMaxAgeMs + sessionIdMaxAheadMs;

describe("what a session has to do", () => {
  it.each([
    ["waits until it is idle", {}, idleAtMs - 1, { kind: "wait", untilMs: idleAtMs }],
    ["seals when idle", {}, idleAtMs, { kind: "seal" }],
    ["seals a large tail while it goes on", { tailBytes: sealTailBytes }, 1_000_001, { kind: "seal" }],
    ["finishes a planned seal first", { isSealing: true, tailChunks: 0 }, 1_000_001, { kind: "seal" }],
    ["closes when idle and all is sealed", { tailChunks: 0 }, idleAtMs, { kind: "close" }],
    [
      "does not close before it is idle",
      { tailChunks: 0 },
      idleAtMs - 1,
      { kind: "wait", untilMs: idleAtMs },
    ],
    [
      "waits closed until ids of its age are refused",
      { status: "closed", tailChunks: 0 },
      idleAtMs,
      { kind: "wait", untilMs: forgetAtMs },
    ],
    ["forgets then", { status: "closed", tailChunks: 0 }, forgetAtMs, { kind: "forget" }],
    ["never forgets what is not sealed", { status: "closed" }, forgetAtMs, { kind: "seal" }],
  ] satisfies [string, Partial<DueInput>, number, ReturnType<typeof decideDue>][])(
    "%s",
    (_rule, over, nowMs, due) => {
      expect(decideDue({ ...base, ...over }, nowMs)).toEqual(due);
    },
  );
});
