import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import { isSampled } from "./sampling.ts";
import type { SessionRecord } from "./session-rule.ts";

export type CaptureMode =
  /** What is captured is sent. */
  | "send"
  /** What is captured waits in the browser for a trigger. */
  | "hold"
  /** Nothing is captured. */
  | "off";

/** What becomes of a session; the same on each of its pages until a trigger or `start()` chooses it. */
export function decideCapture(
  { trigger, samplingRate }: Pick<RecorderConfig, "trigger" | "samplingRate">,
  { sessionId, stopped, chosen }: Pick<SessionRecord, "sessionId" | "stopped" | "chosen">,
): CaptureMode {
  if (stopped) return "off";
  if (chosen) return "send";
  switch (trigger) {
    case "all":
      return isSampled(sessionId, samplingRate) ? "send" : "off";
    case "errors_only":
    case "smart":
      return "hold";
    default:
      // A trigger of a later release, which this one cannot judge.
      return "off";
  }
}
