import { sql } from "drizzle-orm";
import { maxChartedSessions } from "../../protocol/limits.ts";
import type { ChartedQuarter } from "../../protocol/visit/chart-points.ts";
import { inRange, type SessionRange } from "./list-filter.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";

/** Every zone's hours and days begin with a quarter of an hour. */
const quarterMs = 900_000;

export interface ChartedSessions {
  quarters: ChartedQuarter[];
  /** When the oldest of those that are counted began, if there may be older ones; null when all are. */
  cutAtMs: number | null;
}

/** The newest sessions of a range, by the quarter of an hour in which they began. */
export async function chartedSessions(catalog: Catalog, range: SessionRange): Promise<ChartedSessions> {
  const quarters = await catalog.all<ChartedQuarter & { oldestMs: number }>(sql`
    SELECT made_at / ${sql.raw(String(quarterMs))} * ${sql.raw(String(quarterMs))} AS atMs, count(*) AS sessions,
      sum(error_count > 0) AS withErrors, sum(frustration > 0) AS withStruggle, min(made_at) AS oldestMs
    FROM (SELECT made_at, error_count, frustration FROM ${sessions} WHERE ${inRange(range)}
      ORDER BY made_at DESC, session_id DESC LIMIT ${maxChartedSessions})
    GROUP BY 1 ORDER BY 1`);
  const counted = quarters.reduce((sum, quarter) => sum + quarter.sessions, 0);
  const [oldest] = quarters;
  return {
    quarters: quarters.map(({ oldestMs: _, ...quarter }) => quarter),
    cutAtMs: counted < maxChartedSessions || oldest === undefined ? null : oldest.oldestMs,
  };
}
