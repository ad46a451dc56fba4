import { sessionIdParts } from "../../protocol/ids.ts";
import { sessionIdMaxAgeMs, sessionIdMaxAheadMs } from "../../protocol/limits.ts";
import type { SessionAddress } from "../archive/keys.ts";
import type { AppendOutcome } from "../session-stub.ts";
import type { SessionStore } from "./store.ts";

/** From here on, server time, no chunk of this session is taken, so that nothing of it has to be remembered. */
export const forgetAtMs = ({ sessionId }: Pick<SessionAddress, "sessionId">): number =>
  sessionIdParts(sessionId).startedAtMs + sessionIdMaxAgeMs + sessionIdMaxAheadMs;

/**
 * A chunk may have passed the Worker's check a moment before its session was purged or erased.
 * @returns null for a session that takes chunks
 */
export function refusalOfId(
  store: SessionStore,
  address: SessionAddress,
  nowMs: number,
): Extract<AppendOutcome, { kind: "refused" }> | null {
  if (nowMs >= forgetAtMs(address)) {
    return { kind: "refused", code: "session_id_time", message: "The session is over." };
  }
  if (store.state() === null && store.tombstone() !== null) {
    return { kind: "refused", code: "session_erased", message: "The session was erased." };
  }
  return null;
}
