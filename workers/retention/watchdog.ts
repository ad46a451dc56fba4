import { sealIdleMs, sweepPageRows } from "../../protocol/limits.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { completeSession } from "../catalog/complete-session.ts";
import { allCatalogs, type Catalog } from "../catalog/open-catalog.ts";
import { uncheckedSessions } from "../catalog/unchecked-sessions.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { settleSession } from "../session-stub.ts";

/**
 * Settles active sessions that have been silent past their time: the platform gives an alarm up after some
 * failures, and then nobody else would seal them. A row whose object knows nothing any more is completed, so that it
 * is not asked for again. A page of each catalog a run.
 */
export async function watchdog(env: Env, nowMs: number): Promise<void> {
  const silentSinceMs = nowMs - sealIdleMs;
  for (const catalog of allCatalogs(env)) {
    const silent = await uncheckedSessions(catalog, silentSinceMs, sweepPageRows).catch((error: unknown) => {
      logError("watchdog: catalog left for the next run", error);
      return [];
    });
    await Promise.all(silent.map((address) => settle(env, catalog, address, nowMs, silentSinceMs)));
  }
}

async function settle(
  env: Env,
  catalog: Catalog,
  address: SessionAddress,
  nowMs: number,
  silentSinceMs: number,
): Promise<void> {
  try {
    const settled = await settleSession(env, address, nowMs);
    // An erased one's row goes with the erasure, or expires.
    if (settled !== "known") await completeSession(catalog, address, silentSinceMs);
  } catch (error) {
    logError("watchdog: session not settled", error, { sessionId: address.sessionId });
  }
}
