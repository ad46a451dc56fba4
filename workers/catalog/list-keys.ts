import { and, lte, type SQL, sql } from "drizzle-orm";
import type { ListCursor } from "./list-cursor.ts";
import { inRange, isFiltered, matches, type SessionFilter, type SessionRange } from "./list-filter.ts";
import { type SessionRow, sessions } from "./schema.ts";
import { madeAt } from "./session-key.ts";
import { ownIndex, type SessionSort, sortColumn } from "./session-sort.ts";

export interface KeyQuery {
  range: SessionRange;
  status: "all" | SessionRow["status"];
  filter: SessionFilter;
  sort: SessionSort;
  /** Null for the first page. */
  after: ListCursor | null;
  /** The path is rare: completed sessions are then read through their paths. */
  isRarePath: boolean;
}

/** A stretch of a sort's values: where the sort's own index has entries, or below. */
export interface Band {
  index: string;
  where: SQL | undefined;
}

/**
 * Which stretches to read, one after another until the page is full. Unfiltered, the longest and those with most
 * errors stand in an index of their own, which spares the scan; all else is one stretch.
 */
export function bandsOf({ sort, filter, after, isRarePath }: KeyQuery): Band[] {
  if (sort === "recent" || isFiltered(filter)) {
    return [{ index: isRarePath ? "sessions_by_path" : "sessions_completed", where: undefined }];
  }
  const { index, from, inside, below } = ownIndex[sort];
  const low = { index: "sessions_completed", where: below };
  return after !== null && after.value < from ? [low] : [{ index, where: inside }, low];
}

/** Keys in the list's order, at most `maxKeys`, as `SELECT made_at, session_id, value`. */
export function keysQuery(query: KeyQuery, band: Band, maxKeys: number): SQL {
  const { range, status, filter, sort, after } = query;
  const value = sortColumn[sort];
  // In time's own order the index needs no sorting.
  const order =
    sort === "recent" ? sql`made_at DESC, session_id DESC` : sql`value DESC, made_at DESC, session_id DESC`;
  const where = and(inRange(upTo(range, after)), matches(filter), band.where, isAfter(after));
  const part = (index: string, of: SQL) => sql`SELECT * FROM (
    SELECT made_at, session_id, ${value} AS value FROM ${sessions} INDEXED BY ${sql.raw(index)}
    WHERE ${and(of, where)} ORDER BY ${order} LIMIT ${maxKeys})`;
  if (filter.visitorId !== undefined) {
    return part("sessions_by_visitor", status === "all" ? sql`TRUE` : sql`status = ${status}`);
  }
  const completed = part(band.index, sql`status = 'completed'`);
  const active = part("sessions_active", sql`status = 'active'`);
  if (status === "completed") return completed;
  if (status === "active") return active;
  return sql`SELECT * FROM (${completed} UNION ALL ${active}) ORDER BY ${order} LIMIT ${maxKeys}`;
}

/** SQLite enters the index at the range's end: with the cursor there, a late page costs no more than the first. */
const upTo = (range: SessionRange, after: ListCursor | null): SessionRange =>
  after?.sort === "recent" ? { ...range, toMs: Math.min(range.toMs, after.value) } : range;

function isAfter(after: ListCursor | null): SQL | undefined {
  if (after === null) return undefined;
  const column = sortColumn[after.sort];
  // The first condition follows from the second, and is the one that an index understands.
  return and(
    lte(column, after.value),
    sql`(${column}, ${sessions.madeAtMs}, ${sessions.sessionId}) < (${after.value}, ${madeAt(after.sessionId)}, ${after.sessionId})`,
  );
}
