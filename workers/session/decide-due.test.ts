import { describe, expect, it } from "vitest";
import { sealIdleMs } from "../../protocol/limits.ts";
import { type DueInput, decideDue } from "./decide-due.ts";

const base: DueInput = {
  status: "open",
  plan: null,
  tailChunks: 3,
  lastReceivedAtMs: 1_000_000,
  forgetAtMs: 99_000_000,
};
const idleAtMs = base.lastReceivedAtMs + sealIdleMs;
const { forgetAtMs } = base;

describe("what a session has to do", () => {
  it.each([
    ["waits until it is idle", {}, idleAtMs - 1, { kind: "wait", untilMs: idleAtMs }],
    ["freezes its tail when idle", {}, idleAtMs, { kind: "freeze" }],
    [
      "seals what is frozen though the session goes on",
      { plan: { n: 4 }, tailChunks: 0 },
      1_000_001,
      { kind: "seal", n: 4 },
    ],
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
    ["never forgets what is not frozen", { status: "closed" }, forgetAtMs, { kind: "freeze" }],
    [
      "never forgets what is not sealed",
      { status: "closed", plan: { n: 0 } },
      forgetAtMs,
      { kind: "seal", n: 0 },
    ],
  ] satisfies [string, Partial<DueInput>, number, ReturnType<typeof decideDue>][])(
    "%s",
    (_rule, over, nowMs, due) => {
      expect(decideDue({ ...base, ...over }, nowMs)).toEqual(due);
    },
  );
});
