import { sweepPageRows } from "../../protocol/limits.ts";
import { eraseKeys } from "../archive/erase.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { sealedKeys } from "../archive/sealed-keys.ts";
import { claimExpired } from "../catalog/claim-expired.ts";
import { deleteSessions } from "../catalog/delete-sessions.ts";
import { type ExpiredSession, expiredSessions } from "../catalog/expired-sessions.ts";
import { allCatalogs, type Catalog } from "../catalog/open-catalog.ts";
import { websitesBehindPlan } from "../control/retention.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { purgeSession } from "../session-stub.ts";

/**
 * Over all catalogs. A session takes two calls and a page five of the 10,000 that a Worker may make an invocation; the
 * bound is time, six calls being under way at once. At a run every five minutes that forgets 5 million sessions a month.
 */
export const maxPagesPerRun = 12;

/**
 * Deletes what has expired at `nowMs` from object, archive and catalog, in this order: the row is the work
 * list, so a run that breaks off anywhere is taken up by the next, and two runs at once do no harm.
 * A session that fails is logged and keeps its row; the others go on.
 */
export async function sweep(env: Env, nowMs: number, maxPages = maxPagesPerRun): Promise<void> {
  // Asked first: what expires by a plan that has changed since then had expired before the change.
  const behind = await websitesBehindPlan(env.CONTROL);
  const queue: { catalog: Catalog; last: ExpiredSession | null }[] = [];
  for (const catalog of allCatalogs(env)) queue.push({ catalog, last: null });
  // A page of each in turn: one catalog's backlog leaves the others theirs.
  for (let pagesLeft = Math.max(maxPages, queue.length); pagesLeft > 0; pagesLeft -= 1) {
    const next = queue.shift();
    if (next === undefined) return;
    const { catalog, last } = next;
    const page = await expiredSessions(catalog, nowMs, last, sweepPageRows).catch((error: unknown) => {
      logError("sweep: catalog left for the next run", error);
      return [];
    });
    const due = page.filter(({ websiteId }) => !behind.has(websiteId));
    await forget(env, catalog, due, nowMs);
    if (page.length === sweepPageRows) queue.push({ catalog, last: page.at(-1) ?? null });
  }
}

async function forget(env: Env, catalog: Catalog, page: ExpiredSession[], nowMs: number): Promise<void> {
  const keep = (error: unknown, fields: Record<string, string> = {}) =>
    logError("sweep: kept for the next run", error, fields);
  try {
    const claimed = await claimExpired(catalog, page);
    const keysOf = async (session: ExpiredSession): Promise<[SessionAddress, string[]][]> => {
      try {
        await purgeSession(env, session, nowMs);
        return [[session, await sealedKeys(env.ARCHIVE, session)]];
      } catch (error) {
        keep(error, { sessionId: session.sessionId });
        return [];
      }
    };
    const found = (await Promise.all(claimed.map(keysOf))).flat();
    await eraseKeys(
      env.ARCHIVE,
      found.flatMap(([, keys]) => keys),
    );
    await deleteSessions(
      catalog,
      found.map(([session]) => session),
    );
  } catch (error) {
    keep(error);
  }
}
