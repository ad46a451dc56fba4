import { sweepPageRows } from "../../protocol/limits.ts";
import { eraseSession } from "../archive/erase.ts";
import { deleteSession } from "../catalog/delete-session.ts";
import { type ExpiredSession, expiredSessions } from "../catalog/expired-sessions.ts";
import { allCatalogs, type Catalog } from "../catalog/open-catalog.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { purgeSession } from "../session-stub.ts";

/**
 * Over all catalogs. A session takes up to five calls of the 1,000 that a Worker may make an invocation, and the
 * watchdog wants its share. At a run every five minutes that forgets 1.3 million sessions a month.
 */
const maxPagesPerRun = 3;

/**
 * Deletes what has expired at `nowMs` from object, archive and catalog, in this order: the row is the work
 * list, so a run that breaks off anywhere is taken up by the next, and two runs at once do no harm.
 * A session that fails is logged and keeps its row; the others go on.
 */
export async function sweep(env: Env, nowMs: number): Promise<void> {
  let pagesLeft = maxPagesPerRun;
  for (const catalog of allCatalogs(env)) {
    let last: ExpiredSession | null = null;
    while (pagesLeft > 0) {
      const page: ExpiredSession[] = await expiredSessions(catalog, nowMs, last, sweepPageRows);
      await Promise.all(page.map((session) => forget(env, catalog, session, nowMs)));
      pagesLeft -= 1;
      last = page.at(-1) ?? null;
      if (page.length < sweepPageRows) break;
    }
  }
}

async function forget(env: Env, catalog: Catalog, session: ExpiredSession, nowMs: number): Promise<void> {
  try {
    await purgeSession(env, session, nowMs);
    await eraseSession(env.ARCHIVE, session);
    await deleteSession(catalog, session);
  } catch (error) {
    logError("sweep: session kept for the next run", error, { sessionId: session.sessionId });
  }
}
