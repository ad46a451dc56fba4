import { sealIdleMs, sealTailBytes, sessionIdMaxAgeMs, sessionIdMaxAheadMs } from "../../protocol/limits.ts";

export interface DueInput {
  status: "open" | "closed";
  /** A seal was planned and not finished. */
  isSealing: boolean;
  tailChunks: number;
  tailBytes: number;
  /** Server time, ms. */
  lastReceivedAtMs: number;
  /** The session's start as its id tells, server time, ms. */
  startedAtMs: number;
}

/** What an object has to do now; asked again after each step until the answer is to wait. */
export type Due =
  | { kind: "seal" }
  | { kind: "close" }
  | { kind: "forget" }
  | { kind: "wait"; untilMs: number };

export function decideDue(input: DueInput, nowMs: number): Due {
  const idleAtMs = input.lastReceivedAtMs + sealIdleMs;
  if (input.isSealing) return { kind: "seal" };
  if (input.tailChunks > 0 && (input.tailBytes >= sealTailBytes || nowMs >= idleAtMs))
    return { kind: "seal" };
  if (input.status === "open")
    return nowMs >= idleAtMs ? { kind: "close" } : { kind: "wait", untilMs: idleAtMs };
  // No chunk can come any more once the id is refused, and then nothing is left to remember.
  const forgetAtMs = input.startedAtMs + sessionIdMaxAgeMs + sessionIdMaxAheadMs;
  return nowMs >= forgetAtMs ? { kind: "forget" } : { kind: "wait", untilMs: forgetAtMs };
}
