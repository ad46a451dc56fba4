import type { PresenceState, PresenceWord } from "../../../protocol/presence.ts";
import type { RecorderConfig } from "../../../protocol/recorder-config.ts";
import type { Handover } from "../../handover.ts";

type Visit = NonNullable<ReturnType<NonNullable<Handover["visit"]>>>;
type Config = Pick<RecorderConfig, "minDurationMs" | "presence">;

/**
 * Who the visitor of a page is, as far as members may be told; null: nothing.
 * @param visit null once the visitor has withdrawn
 * @param nowMs server time
 */
export function decideWord(
  config: Config,
  visit: Visit | null,
  nowMs: number,
): Pick<PresenceWord, "visitorId" | "sessionId" | "state"> | null {
  // A frame's visitor is the one of the page around it.
  if (!visit || visit.record.isGuest) return null;
  const state = stateOf(config, visit, nowMs);
  if (config.presence !== "everyone" && state !== "recorded") return null;
  const { visitorId, sessionId } = visit.record;
  return { visitorId, sessionId, state };
}

function stateOf({ minDurationMs = 0 }: Config, { record, mode }: Visit, nowMs: number): PresenceState {
  if (mode === "off") return "not_sampled";
  const isSent = mode === "send" && record.engaged && nowMs - record.startedAtMs >= minDurationMs;
  return isSent ? "recorded" : "waiting";
}
