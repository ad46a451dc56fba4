import { sealIdleMs } from "../../protocol/limits.ts";

export interface DueInput {
  status: "open" | "closed";
  /** The frozen tail to seal next; see `SessionState`. */
  plan: { n: number } | null;
  /** Of the tail that takes chunks. */
  tailChunks: number;
  /** Server time, ms. */
  lastReceivedAtMs: number;
  /** When no chunk can come any more, server time, ms. */
  forgetAtMs: number;
}

/** What an object has to do now; asked again after each step until the answer is to wait. */
export type Due =
  | { kind: "freeze" }
  | { kind: "seal"; n: number }
  | { kind: "close" }
  | { kind: "forget" }
  | { kind: "wait"; untilMs: number };

export function decideDue(input: DueInput, nowMs: number): Due {
  const idleAtMs = input.lastReceivedAtMs + sealIdleMs;
  if (input.plan !== null) return { kind: "seal", n: input.plan.n };
  if (input.tailChunks > 0 && nowMs >= idleAtMs) return { kind: "freeze" };
  if (input.status === "open")
    return nowMs >= idleAtMs ? { kind: "close" } : { kind: "wait", untilMs: idleAtMs };
  const { forgetAtMs } = input;
  return nowMs >= forgetAtMs ? { kind: "forget" } : { kind: "wait", untilMs: forgetAtMs };
}
