import { and, between, desc, eq, lt, or, type SQL, sql } from "drizzle-orm";
import type { WebsiteId } from "../../protocol/ids.ts";
import type { ListCursor } from "./list-cursor.ts";
import type { Catalog } from "./open-catalog.ts";
import { type SessionRow, sessions } from "./schema.ts";

export interface SessionRange {
  websiteId: WebsiteId;
  /** Both ends belong to the range. */
  fromMs: number;
  toMs: number;
}

export interface SessionPage {
  status: "all" | SessionRow["status"];
  /** Null for the first page. */
  after: ListCursor | null;
  maxRows: number;
}

export interface SessionRows {
  rows: SessionRow[];
  hasMore: boolean;
  /** Over the range, whatever the status and the page. */
  totals: { total: number; active: number; completed: number; events: number };
}

/** Newest first. One round trip to the catalog. */
export async function listSessions(
  catalog: Catalog,
  range: SessionRange,
  page: SessionPage,
): Promise<SessionRows> {
  const [rows, [counted]] = await catalog.batch([
    catalog
      .select()
      .from(sessions)
      .where(and(inRange(upTo(range, page.after)), hasStatus(page.status), isAfter(page.after)))
      .orderBy(desc(sessions.startedAtMs), desc(sessions.sessionId))
      .limit(page.maxRows + 1),
    catalog
      .select({
        total: sql<number>`count(*)`,
        active: sql<number>`coalesce(sum(${sessions.status} = 'active'), 0)`,
        events: sql<number>`coalesce(sum(${sessions.eventCount}), 0)`,
      })
      .from(sessions)
      .where(inRange(range)),
  ]);
  const { total, active, events } = counted ?? { total: 0, active: 0, events: 0 };
  return {
    rows: rows.slice(0, page.maxRows),
    hasMore: rows.length > page.maxRows,
    totals: { total, active, completed: total - active, events },
  };
}

const inRange = ({ websiteId, fromMs, toMs }: SessionRange): SQL | undefined =>
  and(eq(sessions.websiteId, websiteId), between(sessions.startedAtMs, fromMs, toMs));

/** SQLite enters the index at the range's end: with the cursor there, a late page costs no more than the first. */
const upTo = (range: SessionRange, cursor: ListCursor | null): SessionRange =>
  cursor === null ? range : { ...range, toMs: Math.min(range.toMs, cursor.startedAtMs) };

const hasStatus = (status: SessionPage["status"]): SQL | undefined =>
  status === "all" ? undefined : eq(sessions.status, status);

function isAfter(cursor: ListCursor | null): SQL | undefined {
  if (cursor === null) return undefined;
  const { startedAtMs, sessionId } = cursor;
  return or(
    lt(sessions.startedAtMs, startedAtMs),
    and(eq(sessions.startedAtMs, startedAtMs), lt(sessions.sessionId, sessionId)),
  );
}
