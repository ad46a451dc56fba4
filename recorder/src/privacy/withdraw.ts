import { parseVisitorId, type VisitorId } from "../../../protocol/ids.ts";
import { isJsonObject } from "../../../protocol/json-object.ts";
import type { RecorderConfig } from "../../../protocol/recorder-config.ts";
import { guarded } from "../../guard.ts";
import { sessionStore } from "../../session/open-session.ts";
import { createTextStore } from "../../session/text-store.ts";
import { post } from "../send/post.ts";

/** Who asks to be forgotten, and what proves it. */
interface Withdrawal {
  visitorId: VisitorId;
  secret: string;
}

/**
 * Takes the visitor's consent back: deletes what the recorder keeps in this browser, and asks the server to erase what
 * came from it. The secret stays until the server has taken it, so that a later call can ask again; no session can be
 * read out of what is kept. To be called when nothing is being recorded any more.
 */
export async function withdraw(config: RecorderConfig): Promise<void> {
  const { origin, siteKey } = config;
  const store = sessionStore(config);
  const asked = readWithdrawal(store.read());
  store.remove();
  for (const name of ["tab", "signals"]) {
    createTextStore(() => sessionStorage, `playhead:${siteKey}:${name}`).remove();
  }
  guarded(() => indexedDB.deleteDatabase(`playhead:${siteKey}`))();
  if (asked === null) return;
  const text = JSON.stringify(asked);
  store.write(text);
  const body = new TextEncoder().encode(text);
  const outcome = await post(`${origin}/v1/withdraw/${siteKey}`, body, true);
  const isTaken = outcome.kind === "accepted" || (outcome.kind === "refused" && outcome.status === 400);
  // Consent given again meanwhile has begun another visitor's record.
  if (isTaken && store.read() === text) store.remove();
}

/** Of a session's record, or of a withdrawal that did not reach the server; null where there is nothing to take back. */
function readWithdrawal(text: string | null): Withdrawal | null {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    if (!isJsonObject(kept) || typeof kept.secret !== "string" || kept.secret === "") return null;
    const visitorId = parseVisitorId(String(kept.visitorId));
    return visitorId && { visitorId, secret: kept.secret };
  } catch {
    return null;
  }
}
