import { and, asc, eq, gt, ne, or, type SQL, sql } from "drizzle-orm";
import type { SessionId, WebsiteId } from "../../protocol/ids.ts";
import { dayMs } from "../../protocol/plans.ts";
import { isUnclaimed } from "./claim-expired.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";

/** Where a page of a website's sessions ended. */
export interface SessionPlace {
  madeAtMs: number;
  sessionId: SessionId;
}

export interface ExpiryMove {
  websiteId: WebsiteId;
  days: number;
  /** A shorter plan takes nothing before this time, so that a mistake can be undone. */
  notBeforeMs: number;
}

/**
 * Lets a page of a website's sessions, the oldest first, expire as `days` say. Repeating it changes nothing.
 * @returns the page's end, null when it was the last one
 */
export async function moveExpiry(
  catalog: Catalog,
  { websiteId, days, notBeforeMs }: ExpiryMove,
  after: SessionPlace | null,
  maxRows: number,
): Promise<SessionPlace | null> {
  const page = await catalog
    .select({ madeAtMs: sessions.madeAtMs, sessionId: sessions.sessionId })
    .from(sessions)
    .where(and(eq(sessions.websiteId, websiteId), after === null ? undefined : isBehind(after)))
    .orderBy(asc(sessions.madeAtMs), asc(sessions.sessionId))
    .limit(maxRows)
    .all();
  const end = page.at(-1);
  if (end === undefined) return null;
  const wanted = sql<number>`${sessions.madeAtMs} + ${days * dayMs}`;
  const expiresAtMs = sql<number>`CASE WHEN ${wanted} >= ${sessions.expiresAtMs} THEN ${wanted}
    ELSE min(${sessions.expiresAtMs}, max(${wanted}, ${notBeforeMs})) END`;
  await catalog
    .update(sessions)
    .set({ expiresAtMs })
    .where(
      and(
        eq(sessions.websiteId, websiteId),
        after === null ? undefined : isBehind(after),
        sql`(${sessions.madeAtMs}, ${sessions.sessionId}) <= (${end.madeAtMs}, ${end.sessionId})`,
        ne(sessions.expiresAtMs, expiresAtMs),
        isUnclaimed,
      ),
    )
    .run();
  return page.length < maxRows ? null : end;
}

const isBehind = ({ madeAtMs, sessionId }: SessionPlace): SQL | undefined =>
  or(
    gt(sessions.madeAtMs, madeAtMs),
    and(eq(sessions.madeAtMs, madeAtMs), gt(sessions.sessionId, sessionId)),
  );
