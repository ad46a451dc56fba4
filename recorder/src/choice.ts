import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import { type CaptureMode, decideCapture } from "../session/capture-rule.ts";
import type { LiveSession } from "./session.ts";
import { createTimer } from "./timers.ts";

/** Whether the session is sent, held or left alone, and when what is held may go. */
export interface Choice {
  mode(): CaptureMode;
  /** What is captured now waits in the browser. */
  mustHold(): boolean;
  /** A trigger, or the page: the session is sent from now on. False when it was already, or nothing runs. */
  choose(): boolean;
  /** Sends what is held as soon as nothing is waited for any more. */
  releaseWhenDue(): void;
  /** The session has become another one. */
  decideAnew(): void;
  end(): void;
}

export function createChoice(
  config: RecorderConfig,
  session: LiveSession,
  sessionAgeMs: () => number,
  release: () => void,
): Choice {
  const leastMs = config.minDurationMs ?? 0;
  let mode = decideCapture(config, session.current());
  const mustHold = (): boolean => mode === "hold" || sessionAgeMs() < leastMs;
  const releaseWhenDue = (): void => {
    if (mode !== "send") return;
    if (mustHold()) longEnough.arm(leastMs - sessionAgeMs());
    else release();
  };
  const longEnough = createTimer(releaseWhenDue);
  return {
    mode: () => mode,
    mustHold,
    choose() {
      if (mode !== "hold") return false;
      mode = "send";
      session.choose(true);
      return true;
    },
    releaseWhenDue,
    decideAnew() {
      longEnough.disarm();
      mode = decideCapture(config, session.current());
    },
    end() {
      longEnough.disarm();
      mode = "off";
    },
  };
}
