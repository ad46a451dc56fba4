import { and, eq, gte, sql } from "drizzle-orm";
import type { WebsiteId } from "../../protocol/ids.ts";
import { dayMs } from "../../protocol/plans.ts";
import type { Catalog } from "./open-catalog.ts";
import { dayCounters, sessions } from "./schema.ts";

/** How many sessions the website has that began since then, by UTC day; a few rows are read however many they are. */
export async function sessionsSince(
  catalog: Catalog,
  websiteId: WebsiteId,
  sinceMs: number,
): Promise<number> {
  const [[done], [active]] = await catalog.batch([
    catalog
      .select({ count: sql<number>`coalesce(sum(${dayCounters.completed}), 0)` })
      .from(dayCounters)
      .where(and(eq(dayCounters.websiteId, websiteId), gte(dayCounters.day, Math.floor(sinceMs / dayMs)))),
    catalog
      .select({ count: sql<number>`count(*)` })
      .from(sessions)
      // Spelled out and not bound: only then does SQLite use the partial index.
      .where(and(eq(sessions.websiteId, websiteId), sql`${sessions.status} = 'active'`)),
  ]);
  return (done?.count ?? 0) + (active?.count ?? 0);
}
