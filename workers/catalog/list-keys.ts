import { and, lte, type SQL, sql } from "drizzle-orm";
import type { ListCursor } from "./list-cursor.ts";
import { inRange, matches, type SessionRange } from "./list-filter.ts";
import { type ListPart, type PartQuery, partsOf } from "./list-parts.ts";
import { sessions } from "./schema.ts";
import { madeAt } from "./session-key.ts";
import { sortColumn } from "./session-sort.ts";

export interface KeyQuery extends PartQuery {
  /** Null for the first page. */
  after: ListCursor | null;
}

/** Keys in the list's order, at most `maxKeys`, as `SELECT made_at, session_id, value`. */
export function keysQuery(query: KeyQuery, maxKeys: number): SQL {
  const { range, filter, sort, after } = query;
  const value = sortColumn[sort];
  // In time's own order nothing needs sorting.
  const order =
    sort === "recent" ? sql`made_at DESC, session_id DESC` : sql`value DESC, made_at DESC, session_id DESC`;
  const where = and(inRange(upTo(range, after)), matches(filter), isAfter(after));
  const keysOf = (part: ListPart) => sql`SELECT * FROM (
    SELECT made_at, session_id, ${value} AS value FROM ${part.from}
    WHERE ${part.where} AND ${where} ORDER BY ${order} LIMIT ${maxKeys})`;
  const parts = partsOf(query).map(keysOf);
  return parts.length === 1 && parts[0] !== undefined
    ? parts[0]
    : sql`SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) ORDER BY ${order} LIMIT ${maxKeys}`;
}

/** SQLite enters the index at the range's end: with the cursor there, a late page costs no more than the first. */
function upTo(range: SessionRange, after: ListCursor | null): SessionRange {
  if (after === null) return range;
  const toMs = Math.min(range.toMs, madeAt(after.sessionId));
  // Behind a session without errors or frustration all have none, the newest first.
  const isSparse = after.sort === "errors" || after.sort === "frustration";
  const isInTime = after.sort === "recent" || (isSparse && after.value === 0);
  return isInTime ? { ...range, toMs } : range;
}

function isAfter(after: ListCursor | null): SQL | undefined {
  if (after === null) return undefined;
  const column = sortColumn[after.sort];
  // The first condition follows from the second, and is the one that an index understands.
  return sql`${lte(column, after.value)}
    AND (${column}, ${sessions.madeAtMs}, ${sessions.sessionId}) < (${after.value}, ${madeAt(after.sessionId)}, ${after.sessionId})`;
}
