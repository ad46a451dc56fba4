import { parseTabId, parseVisitorId } from "../../protocol/ids.ts";
import type { PresenceWord } from "../../protocol/presence.ts";
import type { PresenceScope } from "../../protocol/recorder-config.ts";
import type { PageWord } from "../presence-stub.ts";
import { admitSessionId, type Refusal, refused } from "./admit-chunk.ts";

type Ids = Pick<PageWord, "visitorId" | "sessionId" | "pageId">;

/** Whether a page's word may be heard: of a visit to the website with this tag, at this server time. */
export function admitWord(
  word: PresenceWord,
  { tag, scope }: { tag: string; scope: PresenceScope },
  nowMs: number,
): { kind: "admitted"; ids: Ids } | Refusal {
  if (scope === "off" || (scope === "recorded" && word.state !== "recorded"))
    return refused("presence_off", "The website does not want to know of this visitor.");
  const visitorId = parseVisitorId(word.visitorId);
  if (visitorId === null) return refused("bad_request", "The visitor id is malformed.");
  const pageId = parseTabId(word.pageId);
  if (pageId === null) return refused("tab_id_invalid", "The page id is malformed.");
  const admitted = admitSessionId(word.sessionId, tag, nowMs);
  if (admitted.kind === "refused") return admitted;
  return { kind: "admitted", ids: { visitorId, sessionId: admitted.sessionId, pageId } };
}
