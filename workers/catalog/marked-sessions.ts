import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { SessionId, WebsiteId } from "../../protocol/ids.ts";
import type { MarkKind } from "../../protocol/visit/visit-facts.ts";
import { type NotedRow, notedColumns } from "./noted-row.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";
import { madeAt } from "./session-key.ts";
import { sessionMarks } from "./visit-schema.ts";

type WantedMark = readonly [kind: MarkKind, value: string];

/** Sessions that have a mark, the newest first. @param after the last one of the page before, null for the first page */
export async function markedSessions(
  catalog: Catalog,
  websiteId: WebsiteId,
  mark: WantedMark,
  after: SessionId | null,
  maxRows: number,
): Promise<NotedRow[]> {
  return await catalog
    .select(notedColumns)
    .from(sessionMarks)
    .innerJoin(sessions, isMarked)
    .where(
      and(
        isMark(websiteId, mark),
        after === null
          ? undefined
          : sql`(${sessionMarks.madeAtMs}, ${sessionMarks.sessionId}) < (${madeAt(after)}, ${after})`,
      ),
    )
    .orderBy(desc(sessionMarks.madeAtMs), desc(sessionMarks.sessionId))
    .limit(maxRows)
    .all();
}

/** A website's sessions, the newest first; see `markedSessions`. */
export async function newestSessions(
  catalog: Catalog,
  websiteId: WebsiteId,
  after: SessionId | null,
  maxRows: number,
): Promise<NotedRow[]> {
  return await catalog
    .select(notedColumns)
    .from(sessions)
    .where(
      and(
        eq(sessions.websiteId, websiteId),
        after === null
          ? undefined
          : sql`(${sessions.madeAtMs}, ${sessions.sessionId}) < (${madeAt(after)}, ${after})`,
      ),
    )
    .orderBy(desc(sessions.madeAtMs), desc(sessions.sessionId))
    .limit(maxRows)
    .all();
}

/** Sessions whose traits are told. */
const maxTraits = 500;

/** What the newest sessions that have a mark ran in. */
export async function traitsOfMarked(
  catalog: Catalog,
  websiteId: WebsiteId,
  mark: WantedMark,
): Promise<{ browser: string; release: string }[]> {
  return await catalog
    .select({
      browser: sessions.browser,
      release: sql<string>`coalesce(${sessions.told} ->> '$.release', '')`,
    })
    .from(sessionMarks)
    .innerJoin(sessions, isMarked)
    .where(isMark(websiteId, mark))
    .orderBy(desc(sessionMarks.madeAtMs))
    .limit(maxTraits)
    .all();
}

const isMark = (websiteId: WebsiteId, [kind, value]: WantedMark): SQL | undefined =>
  and(eq(sessionMarks.websiteId, websiteId), eq(sessionMarks.kind, kind), eq(sessionMarks.value, value));

const isMarked = and(
  eq(sessions.websiteId, sessionMarks.websiteId),
  eq(sessions.madeAtMs, sessionMarks.madeAtMs),
  eq(sessions.sessionId, sessionMarks.sessionId),
);
