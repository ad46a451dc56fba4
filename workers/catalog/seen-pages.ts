import { and, desc, sql } from "drizzle-orm";
import type { SessionPage } from "../../protocol/api-visit.ts";
import { inRange, type SessionRange } from "./list-filter.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";

/** What the newest sessions of a range that are over have seen, the newest first. */
export async function seenPages(
  catalog: Catalog,
  range: SessionRange,
  maxSessions: number,
): Promise<SessionPage[][]> {
  const rows = await catalog
    .select({ pages: sessions.pages })
    .from(sessions)
    // Said in this way no partial index seems to fit: the table's own order is wanted.
    .where(and(inRange(range), sql`${sessions.status} <> 'active'`))
    .orderBy(desc(sessions.madeAtMs), desc(sessions.sessionId))
    .limit(maxSessions)
    .all();
  return rows.map(({ pages }) => pages);
}
