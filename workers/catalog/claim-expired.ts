import { and, between, sql } from "drizzle-orm";
import { type ExpiredSession, expiredColumns, inOrderOfExpiry } from "./expired-sessions.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions, sweepMark } from "./schema.ts";

/**
 * Makes a page of expired sessions the sweep's own: one row is written for the page, and from then on neither a plan
 * nor a pin takes back what expired up to its last one.
 * @param page in the order of `expiredSessions`
 * @returns those that are still expired; a plan or a pin may have been quicker for others
 */
export async function claimExpired(
  catalog: Catalog,
  page: readonly ExpiredSession[],
): Promise<ExpiredSession[]> {
  const [first, last] = [page[0], page.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [, claimed] = await catalog.batch([
    catalog
      .insert(sweepMark)
      .values({ id: 1, untilMs: last.expiresAtMs })
      .onConflictDoUpdate({
        target: sweepMark.id,
        set: { untilMs: last.expiresAtMs },
        setWhere: sql`${sweepMark.untilMs} < ${last.expiresAtMs}`,
      }),
    catalog
      .select(expiredColumns)
      .from(sessions)
      .where(
        and(
          sql`${sessions.pinnedAtMs} IS NULL`,
          between(sessions.expiresAtMs, first.expiresAtMs, last.expiresAtMs),
        ),
      )
      .orderBy(...inOrderOfExpiry),
  ]);
  const asked = new Set(page.map(({ sessionId }) => sessionId));
  return claimed.filter(({ sessionId }) => asked.has(sessionId));
}

/** Whether the sweep has not claimed the session: a condition for every change that would keep it. */
export const isUnclaimed = sql`${sessions.expiresAtMs} > coalesce((SELECT until FROM ${sweepMark}), 0)`;
