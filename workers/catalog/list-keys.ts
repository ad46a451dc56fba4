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
  /** A walk in time's order goes no further; null: as far as there is anything. */
  maxWalked: number | null;
}

const newestFirst = sql`made_at DESC, session_id DESC`;

/** Keys in the list's order, at most `maxKeys`, as `SELECT made_at, session_id, value`. */
export function keysQuery(query: KeyQuery, maxKeys: number): SQL {
  const { sort } = query;
  // In time's own order nothing needs sorting.
  const order = sort === "recent" ? newestFirst : sql`value DESC, ${newestFirst}`;
  const keysOf = ({ from, where }: ListPart) => sql`SELECT * FROM (
    SELECT made_at, session_id, ${sortColumn[sort]} AS value FROM ${from}
    WHERE ${where} ORDER BY ${order} LIMIT ${maxKeys})`;
  const parts = partsOf(query).map((part) => keysOf(narrowedPart(part, query)));
  return parts.length === 1 && parts[0] !== undefined
    ? parts[0]
    : sql`SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) ORDER BY ${order} LIMIT ${maxKeys}`;
}

/** What is asked for of a part; of a walk that is bounded the part is the table. */
function narrowedPart({ from, where }: ListPart, query: KeyQuery): ListPart {
  const { range, filter, after, maxWalked } = query;
  const behind = and(inRange(upTo(range, after)), isAfter(after));
  if (maxWalked === null) return { from, where: sql`${where} AND ${and(behind, matches(filter))}` };
  const walked = sql`SELECT * FROM ${from} WHERE ${behind} ORDER BY ${newestFirst} LIMIT ${maxWalked}`;
  return { from: sql`(${walked}) AS sessions`, where: sql`${and(where, matches(filter))}` };
}

/** The last that a walk as long as `maxWalked` comes by, as `SELECT made_at, session_id`; nothing if there are fewer. */
export const walkEndQuery = (range: SessionRange, after: ListCursor | null, maxWalked: number): SQL =>
  sql`SELECT made_at, session_id FROM ${sessions} WHERE ${and(inRange(upTo(range, after)), isAfter(after))}
    ORDER BY ${newestFirst} LIMIT 1 OFFSET ${maxWalked - 1}`;

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
