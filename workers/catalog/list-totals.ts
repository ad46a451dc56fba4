import { type SQL, sql } from "drizzle-orm";
import { dayMs } from "../../protocol/plans.ts";
import { inRange, type SessionRange } from "./list-filter.ts";
import type { Catalog } from "./open-catalog.ts";
import { dayCounters, sessions } from "./schema.ts";

export interface SessionTotals {
  total: number;
  active: number;
  completed: number;
  events: number;
}

/**
 * Counters of whole days, less what lies in the first and last day outside of the range, and active sessions where
 * they stand. Exact; what it reads beyond the counters is nothing for whole days and for a range that ends now, and
 * at most a day's sessions at either end.
 */
export function totalsQuery(catalog: Catalog, range: SessionRange) {
  const { websiteId, fromMs, toMs } = range;
  const firstDay = Math.floor(fromMs / dayMs);
  const lastDay = Math.floor(toMs / dayMs);
  const counted = sql`(
    SELECT 0 AS active, completed, events FROM ${dayCounters}
      WHERE website_id = ${websiteId} AND day BETWEEN ${firstDay} AND ${lastDay}
    UNION ALL ${lessCompleted({ websiteId, fromMs: firstDay * dayMs, toMs: fromMs - 1 })}
    UNION ALL ${lessCompleted({ websiteId, fromMs: toMs + 1, toMs: (lastDay + 1) * dayMs - 1 })}
    UNION ALL SELECT count(*), 0, coalesce(sum(event_count), 0) FROM ${sessions} INDEXED BY sessions_active
      WHERE status = 'active' AND ${inRange(range)})`;
  return catalog
    .select({
      active: sql<number>`sum(active)`,
      completed: sql<number>`sum(completed)`,
      events: sql<number>`sum(events)`,
    })
    .from(counted);
}

const lessCompleted = (range: SessionRange): SQL =>
  sql`SELECT 0, -count(*), -coalesce(sum(event_count), 0) FROM ${sessions}
    WHERE status <> 'active' AND ${inRange(range)}`;

export function totalsOf(counted: Omit<SessionTotals, "total"> | undefined): SessionTotals {
  const { active, completed, events } = counted ?? { active: 0, completed: 0, events: 0 };
  return { total: active + completed, active, completed, events };
}
