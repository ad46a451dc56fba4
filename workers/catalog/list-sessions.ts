import { and, eq, type SQL, sql } from "drizzle-orm";
import type { WebsiteId } from "../../protocol/ids.ts";
import { listMaxCounted } from "../../protocol/limits.ts";
import { entriesOf, entriesQuery } from "./list-entries.ts";
import { isFiltered, type SessionRange } from "./list-filter.ts";
import { type KeyQuery, keysQuery } from "./list-keys.ts";
import { chooseRoute, plainRoute, type Route } from "./list-route.ts";
import { type SessionTotals, totalsOf, totalsQuery } from "./list-totals.ts";
import { type NotedRow, notedColumns } from "./noted-row.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";

export interface SessionPage extends Pick<KeyQuery, "status" | "filter" | "sort" | "after"> {
  maxRows: number;
}

export interface SessionRows {
  rows: NotedRow[];
  hasMore: boolean;
  /** Over the range, whatever the filters and the page. */
  totals: SessionTotals;
  /** What the filters leave of the range, counted up to `listMaxCounted` + 1; null without a filter and on later pages. */
  matching: number | null;
}

/** One round trip to the catalog, and for a filter or a sort another before it, to choose how to read. */
export async function listSessions(
  catalog: Catalog,
  range: SessionRange,
  page: SessionPage,
): Promise<SessionRows> {
  const { filter, after, maxRows } = page;
  const isCounted = after === null && isFiltered(filter);
  const maxKeys = isCounted ? listMaxCounted + 1 : maxRows + 1;
  const rowsBy = (route: Route) =>
    rowsOf(catalog, range.websiteId, keysQuery({ ...page, range, route }, maxKeys), maxRows + 1);
  const { found, totals } = await findRows(catalog, range, page, rowsBy);
  return {
    rows: found.slice(0, maxRows).map(({ row }) => row),
    hasMore: found.length > maxRows,
    totals,
    matching: isCounted ? (found[0]?.keys ?? 0) : null,
  };
}

async function findRows(
  catalog: Catalog,
  range: SessionRange,
  page: SessionPage,
  rowsBy: (route: Route) => ReturnType<typeof rowsOf>,
) {
  const plain = plainRoute(page);
  if (plain !== null) {
    const [found, [counted]] = await catalog.batch([rowsBy(plain), totalsQuery(catalog, range)]);
    return { found, totals: totalsOf(counted) };
  }
  const [[entries], [counted]] = await catalog.batch([
    entriesQuery(catalog, range, page),
    totalsQuery(catalog, range),
  ]);
  const totals = totalsOf(counted);
  return { found: await rowsBy(chooseRoute(entriesOf(entries, totals.total), page.sort)), totals };
}

/** @returns rows in the order of their keys, each with the number of keys there are */
const rowsOf = (catalog: Catalog, websiteId: WebsiteId, keys: SQL, maxRows: number) =>
  catalog
    .select({ row: notedColumns, keys: sql<number>`keys` })
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
