import { and, asc, eq, inArray, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { SessionId, WebsiteId } from "../../protocol/ids.ts";
import type { SessionAddress } from "../archive/keys.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";
import { madeAt } from "./session-key.ts";

/** Of 100 bound parameters a query, one is the website. */
const idsPerQuery = 99;

/** @returns those of the website's sessions that have a row */
export async function withRow(
  catalog: Catalog,
  websiteId: WebsiteId,
  sessionIds: readonly SessionId[],
): Promise<Set<SessionId>> {
  const found = new Set<SessionId>();
  const made = sessionIds.map(madeAt);
  // Ids of a page follow one another in time: with their span SQLite enters the key.
  const isInSpan = sql`${sessions.madeAtMs} BETWEEN ${Math.min(...made)} AND ${Math.max(...made)}`;
  for (let start = 0; start < sessionIds.length; start += idsPerQuery - 2) {
    const rows = await catalog
      .select({ sessionId: sessions.sessionId })
      .from(sessions)
      .where(
        and(
          eq(sessions.websiteId, websiteId),
          isInSpan,
          inArray(sessions.sessionId, sessionIds.slice(start, start + idsPerQuery - 2)),
        ),
      )
      .all();
    for (const { sessionId } of rows) found.add(sessionId);
  }
  return found;
}

/**
 * Completed sessions that are not pinned, made before `beforeMs`, in the order of website and start.
 * @param after exclusive, null for the beginning
 * @param to inclusive, null for the end
 */
export async function completedBetween(
  catalog: Catalog,
  after: SessionAddress | null,
  to: SessionAddress | null,
  beforeMs: number,
  maxRows: number,
): Promise<SessionAddress[]> {
  return await catalog
    .select({ websiteId: sessions.websiteId, sessionId: sessions.sessionId })
    .from(sessions)
    .where(
      and(
        after === null ? undefined : sql`${key} > ${valuesOf(after)}`,
        to === null ? undefined : sql`${key} <= ${valuesOf(to)}`,
        lt(sessions.madeAtMs, beforeMs),
        eq(sessions.status, "completed"),
        isNull(sessions.pinnedAtMs),
      ),
    )
    .orderBy(asc(sessions.websiteId), asc(sessions.madeAtMs), asc(sessions.sessionId))
    .limit(maxRows)
    .all();
}

const key = sql`(${sessions.websiteId}, ${sessions.madeAtMs}, ${sessions.sessionId})`;
const valuesOf = ({ websiteId, sessionId }: SessionAddress): SQL =>
  sql`(${websiteId}, ${madeAt(sessionId)}, ${sessionId})`;
