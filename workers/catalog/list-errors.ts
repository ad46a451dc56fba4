import { and, desc, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { ErrorListQuery } from "../../protocol/api-errors.ts";
import type { WebsiteId } from "../../protocol/ids.ts";
import { dayMs } from "../../protocol/plans.ts";
import { hasIn } from "./has-in.ts";
import type { KeyCursor } from "./key-cursor.ts";
import type { SessionRange } from "./list-filter.ts";
import type { Catalog } from "./open-catalog.ts";
import { errorDays, errorGroups, sessionMarks } from "./visit-schema.ts";

export type ErrorGroupRow = typeof errorGroups.$inferSelect & {
  lastSeenAtMs: number;
  /** Over the UTC days that the range touches. */
  sessions: number;
  count: number;
};

export interface ErrorPage extends Pick<ErrorListQuery, "search" | "status" | "sort"> {
  /** Null for the first page. */
  after: KeyCursor | null;
  maxRows: number;
}

export const daysOf = ({ fromMs, toMs }: Pick<SessionRange, "fromMs" | "toMs">) => ({
  firstDay: Math.floor(fromMs / dayMs),
  lastDay: Math.floor(toMs / dayMs),
});

const inDays = (range: SessionRange): SQL => {
  const { firstDay, lastDay } = daysOf(range);
  return sql`${errorDays.websiteId} = ${range.websiteId} AND ${errorDays.day} BETWEEN ${firstDay} AND ${lastDay}`;
};

/** What each error of the range comes to: a row is read for each day and error that there was. */
const totals = (range: SessionRange, where: SQL = sql`TRUE`): SQL =>
  sql`(SELECT fingerprint AS total_of, sum(sessions) AS total_sessions, sum(count) AS total_count FROM ${errorDays}
    WHERE ${inDays(range)} AND ${where} GROUP BY fingerprint) AS totals`;

/** In the newest session that had it; one without sessions was seen when it came first. */
const lastSeen = sql<number>`coalesce((SELECT last_at FROM ${sessionMarks} AS mark
  WHERE mark.website_id = error_groups.website_id AND mark.kind = 'error' AND mark.value = error_groups.fingerprint
  ORDER BY mark.made_at DESC LIMIT 1), error_groups.first_seen)`;

const columns = {
  ...getTableColumns(errorGroups),
  lastSeenAtMs: lastSeen.as("last_seen"),
  sessions: sql<number>`total_sessions`.as("sessions"),
  count: sql<number>`total_count`.as("count"),
};

const sortColumn = {
  lastSeen,
  count: sql`total_count`,
  sessions: sql`total_sessions`,
} satisfies Record<ErrorListQuery["sort"], SQL>;

export const errorSortValue = (sort: ErrorListQuery["sort"], row: ErrorGroupRow): number =>
  ({ lastSeen: row.lastSeenAtMs, count: row.count, sessions: row.sessions })[sort];

/** Errors that sessions of the range had. */
export async function listErrors(
  catalog: Catalog,
  range: SessionRange,
  { search = "", status, sort, after, maxRows }: ErrorPage,
): Promise<ErrorGroupRow[]> {
  const column = sortColumn[sort];
  const { type, message, place } = errorGroups;
  return await catalog
    .select(columns)
    .from(totals(range))
    .innerJoin(
      errorGroups,
      and(eq(errorGroups.websiteId, range.websiteId), eq(errorGroups.fingerprint, sql`total_of`)),
    )
    .where(
      and(
        status === undefined ? undefined : eq(errorGroups.status, status),
        search === ""
          ? undefined
          : sql`(${hasIn(type, search)} OR ${hasIn(message, search)} OR ${hasIn(place, search)})`,
        after === null
          ? undefined
          : sql`(${column}, ${errorGroups.fingerprint}) < (${after.value}, ${after.key})`,
      ),
    )
    .orderBy(desc(column), desc(errorGroups.fingerprint))
    .limit(maxRows)
    .all();
}

/** @returns null when the website has no such error; one that no session of the range had counts none */
export async function findError(
  catalog: Catalog,
  range: SessionRange,
  fingerprint: string,
): Promise<ErrorGroupRow | null> {
  const row = await catalog
    .select({
      ...columns,
      sessions: sql<number>`coalesce(total_sessions, 0)`,
      count: sql<number>`coalesce(total_count, 0)`,
    })
    .from(errorGroups)
    .leftJoin(totals(range, sql`fingerprint = ${fingerprint}`), sql`TRUE`)
    .where(isGroup(range.websiteId, fingerprint))
    .get();
  return row ?? null;
}

export interface ErrorDay {
  fingerprint: string;
  day: number;
  sessions: number;
}

/** The trend of each. */
export async function daysOfErrors(
  catalog: Catalog,
  range: SessionRange,
  fingerprints: readonly string[],
): Promise<ErrorDay[]> {
  return await catalog
    .select({ fingerprint: errorDays.fingerprint, day: errorDays.day, sessions: errorDays.sessions })
    .from(errorDays)
    .where(
      sql`${inDays(range)} AND fingerprint IN (SELECT value FROM json_each(${JSON.stringify(fingerprints)}))`,
    )
    .orderBy(errorDays.day)
    .all();
}

/** @returns false when the website has no such error */
export async function settleError(
  catalog: Catalog,
  websiteId: WebsiteId,
  fingerprint: string,
  status: ErrorGroupRow["status"],
  nowMs: number,
): Promise<boolean> {
  const { meta } = await catalog
    .update(errorGroups)
    .set({ status, settledAtMs: status === "open" ? null : nowMs })
    .where(isGroup(websiteId, fingerprint))
    .run();
  return meta.changes > 0;
}

const isGroup = (websiteId: WebsiteId, fingerprint: string): SQL | undefined =>
  and(eq(errorGroups.websiteId, websiteId), eq(errorGroups.fingerprint, fingerprint));
