import { and, eq, gte, lt, sql } from "drizzle-orm";
import type { WebsiteId } from "../../protocol/ids.ts";
import { dayMs } from "../../protocol/plans.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";

/** What the completed sessions of a day were, by the start in their ids. */
export interface DayUsage {
  /** UTC, days since 1970. */
  day: number;
  sessions: number;
  events: number;
  chunks: number;
  /** Of the chunks as they came, compressed. */
  bytes: number;
}

/**
 * Reads every row of the website in these days. Days without a session are left out.
 * @param toDay belongs to the range
 */
export const usageOfDays = (
  catalog: Catalog,
  websiteId: WebsiteId,
  fromDay: number,
  toDay: number,
): Promise<DayUsage[]> => {
  // Spelled out and not bound: D1 binds every number as a float, and would divide as one.
  const day = sql<number>`${sessions.madeAtMs} / ${sql.raw(String(dayMs))}`;
  const sumOf = (column: typeof sessions.eventCount | typeof sessions.bytes | typeof sessions.chunkCount) =>
    sql<number>`sum(${column})`;
  return catalog
    .select({
      day,
      sessions: sql<number>`count(*)`,
      events: sumOf(sessions.eventCount),
      chunks: sumOf(sessions.chunkCount),
      bytes: sumOf(sessions.bytes),
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.websiteId, websiteId),
        gte(sessions.madeAtMs, fromDay * dayMs),
        lt(sessions.madeAtMs, (toDay + 1) * dayMs),
        eq(sessions.status, "completed"),
      ),
    )
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .all();
};
