import { parseVisitorId, type VisitorId } from "../../../protocol/ids.ts";
import { isJsonObject } from "../../../protocol/json-object.ts";
import type { RecorderConfig } from "../../../protocol/recorder-config.ts";
import { withdrawalStore } from "../../session/consent-store.ts";
import { post } from "../send/post.ts";

/** Who asks to be forgotten, and what proves it. */
interface Withdrawal {
  visitorId: VisitorId;
  secret: string;
}

/** Asks the server to erase; what proves the right to ask stays until the server has taken it. */
export async function sendWithdrawals(config: RecorderConfig): Promise<void> {
  const store = withdrawalStore(config);
  for (const withdrawal of readWithdrawals(store.read())) {
    const body = new TextEncoder().encode(JSON.stringify(withdrawal));
    const outcome = await post(`${config.origin}/v1/withdraw/${config.siteKey}`, body, true);
    const isTaken = outcome.kind === "accepted" || (outcome.kind === "refused" && outcome.status === 400);
    if (!isTaken) continue;
    // Another page may have put one there meanwhile.
    const left = readWithdrawals(store.read()).filter(({ secret }) => secret !== withdrawal.secret);
    if (left.length > 0) store.write(JSON.stringify(left));
    else store.remove();
  }
}

/** A list of what holds a visitor's id and secret, as a session's record does. */
function readWithdrawals(text: string | null): Withdrawal[] {
  try {
    const kept: unknown = JSON.parse(text ?? "[]");
    return (Array.isArray(kept) ? kept : []).flatMap((one: unknown) => {
      if (!isJsonObject(one) || typeof one.secret !== "string" || one.secret === "") return [];
      const visitorId = parseVisitorId(String(one.visitorId));
      return visitorId ? [{ visitorId, secret: one.secret }] : [];
    });
  } catch {
    return [];
  }
}
