import { sealIdleMs, sweepPageRows } from "../../protocol/limits.ts";
import { allCatalogs } from "../catalog/open-catalog.ts";
import { uncheckedSessions } from "../catalog/unchecked-sessions.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { settleSession } from "../session-stub.ts";

/**
 * Settles active sessions that have been silent past their time: the platform gives an alarm up after some
 * failures, and then nobody else would seal them. A page of each catalog a run.
 */
export async function watchdog(env: Env, nowMs: number): Promise<void> {
  for (const catalog of allCatalogs(env)) {
    const silent = await uncheckedSessions(catalog, nowMs - sealIdleMs, sweepPageRows);
    await Promise.all(
      silent.map(async (address) => {
        try {
          await settleSession(env, address, nowMs);
        } catch (error) {
          logError("watchdog: session not settled", error, { sessionId: address.sessionId });
        }
      }),
    );
  }
}
