import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { WebsiteId } from "../../protocol/ids.ts";
import { listMaxCounted } from "../../protocol/limits.ts";
import { beginsWith, inRange, isFiltered, type SessionRange } from "./list-filter.ts";
import { bandsOf, type KeyQuery, keysQuery } from "./list-keys.ts";
import { type SessionTotals, totalsQuery } from "./list-totals.ts";
import type { Catalog } from "./open-catalog.ts";
import { type SessionRow, sessions } from "./schema.ts";

export interface SessionPage extends Pick<KeyQuery, "status" | "filter" | "sort" | "after"> {
  maxRows: number;
}

export interface SessionRows {
  rows: SessionRow[];
  hasMore: boolean;
  /** Over the range, whatever the filters and the page. */
  totals: SessionTotals;
  /** What the filters leave of the range, counted up to `listMaxCounted` + 1; null without a filter and on later pages. */
  matching: number | null;
}

/** One round trip to the catalog; one more for a path, and for an unfiltered sort's page that its index cannot fill. */
export async function listSessions(
  catalog: Catalog,
  range: SessionRange,
  page: SessionPage,
): Promise<SessionRows> {
  const { websiteId } = range;
  const { filter, maxRows } = page;
  const isRarePath = filter.pathPrefix !== undefined && (await isRare(catalog, range, filter.pathPrefix));
  const query: KeyQuery = { ...page, range, isRarePath };
  const counts = page.after === null && isFiltered(filter);
  const maxKeys = counts ? listMaxCounted + 1 : maxRows + 1;

  const [first, ...rest] = bandsOf(query).map((band) => keysQuery(query, band, maxKeys));
  const [found, [counted]] = await catalog.batch([
    rowsOf(catalog, websiteId, first ?? sql``, maxRows + 1),
    totalsQuery(catalog, range),
  ]);
  const rows = found.map(({ row }) => row);
  for (const keys of rest) {
    if (rows.length > maxRows) break;
    rows.push(...(await rowsOf(catalog, websiteId, keys, maxRows + 1 - rows.length)).map(({ row }) => row));
  }
  return {
    rows: rows.slice(0, maxRows),
    hasMore: rows.length > maxRows,
    totals: totalsOf(counted),
    matching: counts ? (found[0]?.keys ?? 0) : null,
  };
}

/** @returns rows in the order of their keys, each with the number of keys there are */
const rowsOf = (catalog: Catalog, websiteId: WebsiteId, keys: SQL, maxRows: number) =>
  catalog
    .select({ row: getTableColumns(sessions), keys: sql<number>`keys` })
    .from(
      sql`(SELECT *, row_number() OVER () AS place, count(*) OVER () AS keys FROM (${keys}) LIMIT ${maxRows}) AS page`,
    )
    .innerJoin(
      sessions,
      and(
        eq(sessions.websiteId, websiteId),
        eq(sessions.madeAtMs, sql`page.made_at`),
        eq(sessions.sessionId, sql`page.session_id`),
      ),
    )
    .orderBy(sql`place`);

/** A path that few sessions began at is read through its own index, which would be the longer way for a common one. */
async function isRare(catalog: Catalog, range: SessionRange, pathPrefix: string): Promise<boolean> {
  const counted = await catalog.get<{ found: number }>(
    sql`SELECT count(*) AS found FROM (SELECT 1 FROM ${sessions} INDEXED BY sessions_by_path
      WHERE ${and(sql`status = 'completed'`, inRange(range), beginsWith(pathPrefix))} LIMIT ${listMaxCounted + 1})`,
  );
  return (counted?.found ?? 0) <= listMaxCounted;
}

function totalsOf(counted: Omit<SessionTotals, "total"> | undefined): SessionTotals {
  const { active, completed, events } = counted ?? { active: 0, completed: 0, events: 0 };
  return { total: active + completed, active, completed, events };
}
