import { parseVisitorId, type VisitorId } from "../../../protocol/ids.ts";
import { isJsonObject } from "../../../protocol/json-object.ts";
import type { RecorderConfig } from "../../../protocol/recorder-config.ts";
import { guarded } from "../../guard.ts";
import { withdrawalStore } from "../../session/consent-store.ts";
import { sessionStore } from "../../session/open-session.ts";
import { createTextStore } from "../../session/text-store.ts";
import { post } from "../send/post.ts";

/** Who asks to be forgotten, and what proves it. */
interface Withdrawal {
  visitorId: VisitorId;
  secret: string;
}

/** A visitor who changes their mind while no server can be reached does so a few times at most. */
const maxWithdrawals = 5;

/**
 * Takes the visitor's consent back: deletes what the recorder keeps in this browser, and asks the server to erase what
 * came from it. To be called when nothing is being recorded any more.
 */
export async function withdraw(config: RecorderConfig): Promise<void> {
  const { siteKey } = config;
  const store = sessionStore(config);
  const [asked] = readWithdrawals(`[${store.read()}]`);
  store.remove();
  for (const name of ["tab", "signals", "sheets", "links"]) {
    createTextStore(() => sessionStorage, `playhead:${siteKey}:${name}`).remove();
  }
  guarded(() => indexedDB.deleteDatabase(`playhead:${siteKey}`))();
  if (asked) put(config, [...waiting(config), asked]);
  await sendWithdrawals(config);
}

/** Asks the server to erase; what proves the right to ask stays until the server has taken it. */
export async function sendWithdrawals(config: RecorderConfig): Promise<void> {
  for (const withdrawal of waiting(config)) {
    const body = new TextEncoder().encode(JSON.stringify(withdrawal));
    const outcome = await post(`${config.origin}/v1/withdraw/${config.siteKey}`, body, true);
    const isTaken = outcome.kind === "accepted" || (outcome.kind === "refused" && outcome.status === 400);
    if (isTaken) {
      put(
        config,
        waiting(config).filter(({ secret }) => secret !== withdrawal.secret),
      );
    }
  }
}

const waiting = (config: RecorderConfig): Withdrawal[] => readWithdrawals(withdrawalStore(config).read());

function put(config: RecorderConfig, withdrawals: Withdrawal[]): void {
  const store = withdrawalStore(config);
  if (withdrawals.length > 0) store.write(JSON.stringify(withdrawals.slice(-maxWithdrawals)));
  else store.remove();
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
