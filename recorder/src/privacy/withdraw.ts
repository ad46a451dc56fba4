import type { RecorderConfig } from "../../../protocol/recorder-config.ts";
import { guarded } from "../../guard.ts";
import { withdrawalStore } from "../../session/consent-store.ts";
import { sessionStore } from "../../session/open-session.ts";
import { tabStore, tabStoreNames } from "../visit.ts";

/** A visitor who changes their mind while no server can be reached does so a few times at most. */
const maxWithdrawals = 5;

/**
 * Takes the visitor's consent back: deletes what the recorder keeps in this browser but for what proves the right to
 * have the server erase, see `sendWithdrawals`. To be called when nothing is being recorded any more.
 */
export function withdraw(config: RecorderConfig): void {
  const { siteKey } = config;
  const store = sessionStore(config);
  const record = store.read();
  store.remove();
  for (const name of tabStoreNames) tabStore(config, name).remove();
  guarded(() => indexedDB.deleteDatabase(`playhead:${siteKey}`))();
  const waiting = withdrawalStore(config);
  guarded(() => {
    const { visitorId, secret }: Record<string, unknown> = JSON.parse(record ?? "");
    const before: unknown[] = JSON.parse(waiting.read() ?? "[]");
    waiting.write(JSON.stringify([...before, { visitorId, secret }].slice(-maxWithdrawals)));
  })();
}
