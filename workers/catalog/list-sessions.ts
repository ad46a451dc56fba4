import { and, eq, type SQL, sql } from "drizzle-orm";
import type { SessionId, WebsiteId } from "../../protocol/ids.ts";
import { listMaxCounted } from "../../protocol/limits.ts";
import type { ListCursor } from "./list-cursor.ts";
import { entriesOf, entriesQuery } from "./list-entries.ts";
import { isFiltered, type SessionRange } from "./list-filter.ts";
import { type KeyQuery, keysQuery, walkEndQuery } from "./list-keys.ts";
import {
  chooseRoute,
  isLongWalk,
  plainRoute,
  type ReadBounds,
  type Route,
  readBounds,
} from "./list-route.ts";
import { type SessionTotals, totalsOf, totalsQuery } from "./list-totals.ts";
import { type NotedRow, notedColumns } from "./noted-row.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";
import { sortValue } from "./session-sort.ts";

export interface SessionPage extends Pick<KeyQuery, "status" | "filter" | "sort" | "after"> {
  maxRows: number;
}

export interface SessionRows {
  /** Fewer than asked for, or none, also where others follow: what is rare is looked for piece by piece. */
  rows: NotedRow[];
  /** Where the next page begins; null when nothing follows. */
  next: ListCursor | null;
  /** Over the range, whatever the filters and the page. */
  totals: SessionTotals;
  /** What the filters leave of the range, as far as it was counted; null without a filter and on later pages. */
  matching: { count: number; hasMore: boolean } | null;
}

/**
 * One round trip to the catalog, for a filter or a sort another before it, to choose how to read, and behind a walk that
 * ended early a third, to say where.
 */
export async function listSessions(
  catalog: Catalog,
  range: SessionRange,
  page: SessionPage,
  { gathered, walked } = readBounds,
): Promise<SessionRows> {
  const { filter, after, maxRows, sort } = page;
  const isCounted = after === null && isFiltered(filter);
  const maxKeys = isCounted ? listMaxCounted + 1 : maxRows + 1;
  const rowsBy = (route: Route) => {
    const query = { ...page, range, route, maxWalked: isLongWalk(route, page) ? walked : null };
    return rowsOf(catalog, range.websiteId, keysQuery(query, maxKeys), maxRows + 1);
  };
  const { found, totals, route } = await findRows(catalog, range, page, rowsBy, gathered);
  const count = found[0]?.keys ?? 0;
  const mayEndEarly = isLongWalk(route, page) && count < maxKeys && totals.total > walked;
  const walkEnd = mayEndEarly ? await walkEndOf(catalog, range, after, walked) : null;
  const rows = found.slice(0, maxRows).map(({ row }) => row);
  const last = rows.at(-1);
  return {
    rows,
    next:
      found.length > maxRows && last !== undefined
        ? { sort, value: sortValue(sort, last), sessionId: last.sessionId }
        : walkEnd,
    totals,
    matching: isCounted
      ? { count: Math.min(count, listMaxCounted), hasMore: count > listMaxCounted || walkEnd !== null }
      : null,
  };
}

async function findRows(
  catalog: Catalog,
  range: SessionRange,
  page: SessionPage,
  rowsBy: (route: Route) => ReturnType<typeof rowsOf>,
  gathered: ReadBounds["gathered"],
) {
  const plain = plainRoute(page);
  if (plain !== null) {
    const [found, [counted]] = await catalog.batch([rowsBy(plain), totalsQuery(catalog, range)]);
    return { found, totals: totalsOf(counted), route: plain };
  }
  const [[entries], [counted]] = await catalog.batch([
    entriesQuery(catalog, range, page),
    totalsQuery(catalog, range),
  ]);
  const totals = totalsOf(counted);
  const route = chooseRoute(entriesOf(entries, totals.total), page.sort, gathered);
  return { found: await rowsBy(route), totals, route };
}

/** Null when the walk came to the end of all. */
async function walkEndOf(
  catalog: Catalog,
  range: SessionRange,
  after: ListCursor | null,
  walked: number,
): Promise<ListCursor | null> {
  const [end] = await catalog.all<{ made_at: number; session_id: SessionId }>(
    walkEndQuery(range, after, walked),
  );
  return end === undefined ? null : { sort: "recent", value: end.made_at, sessionId: end.session_id };
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
