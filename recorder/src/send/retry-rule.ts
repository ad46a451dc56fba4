import { retryFirstMs, retryMaxMs } from "../../../protocol/limits.ts";
import type { PostOutcome } from "./post.ts";

export type NextStep =
  | { kind: "done" }
  /** This body will never be taken. */
  | { kind: "drop" }
  /** Another body stands under this seq: what is stored has a hole here. */
  | { kind: "conflict" }
  /** The website takes nothing any more for now, or the session nothing ever. */
  | { kind: "stop"; isWholeSession: boolean }
  | { kind: "retry"; afterMs: number; isOrdered: boolean }
  /** The session id's time is refused. */
  | { kind: "new_session"; serverNowMs: number };

/**
 * @param failures how often in a row nothing got through before this
 * @param random 0 to 1
 * @param nowMs the machine's clock, for a `Retry-After` that is a date
 */
export function decideNext(outcome: PostOutcome, failures: number, random: number, nowMs: number): NextStep {
  switch (outcome.kind) {
    case "accepted":
      return { kind: "done" };
    case "unreachable":
      return backOff(failures, random);
    case "refused": {
      const { status, error } = outcome;
      if (status === 403 || status === 410) {
        // Past its quota a website takes no new session; this one goes unrecorded on its later pages, too.
        return { kind: "stop", isWholeSession: status === 410 || error.code === "quota_exceeded" };
      }
      if (status === 409) {
        return error.code === "session_id_time" && typeof error.nowMs === "number"
          ? { kind: "new_session", serverNowMs: error.nowMs }
          : { kind: "conflict" };
      }
      if (status !== 408 && status !== 429 && status < 500) return { kind: "drop" };
      const orderedMs = status === 429 || status === 503 ? retryAfterMs(outcome.retryAfter, nowMs) : null;
      if (orderedMs === null) return backOff(failures, random);
      // Spread over a quarter more, or all visitors come back in the same instant.
      return { kind: "retry", afterMs: orderedMs * (1 + random / 4), isOrdered: true };
    }
  }
}

function backOff(failures: number, random: number): NextStep {
  const longestMs = Math.min(retryMaxMs, retryFirstMs * 2 ** failures);
  return { kind: "retry", afterMs: longestMs * (0.5 + random / 2), isOrdered: false };
}

/** RFC 9110, section 10.2.3: seconds or a date; null for neither. */
function retryAfterMs(text: string | null, nowMs: number): number | null {
  if (text === null || text === "") return null;
  const seconds = Number(text);
  const waitMs = Number.isNaN(seconds) ? Date.parse(text) - nowMs : seconds * 1_000;
  return waitMs >= 0 ? waitMs : null;
}
