import { eq, isNull, ne, or, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { WebsiteId } from "../../protocol/ids.ts";
import { jobs, organisations, plans, websites } from "./schema.ts";

/** How far the expiry of a website's sessions has been moved. */
export interface ExpiryProgress {
  /** Days that the sessions are moved to. */
  days: number;
  /** When the change was noticed, server time. */
  changedAtMs: number;
  pass: "first" | "late";
  /** Start in the id of the last session that was looked at, and the id itself. */
  after: { madeAtMs: number; sessionId: string } | null;
}

/** @returns days that no session of the website outlives, while its plan changes too; 0 for no website of ours */
export async function keptDaysOf(control: D1Database, websiteId: WebsiteId): Promise<number> {
  const row = await drizzle(control)
    .select({ days: sql<number>`max(${plans.retentionDays}, coalesce(${websites.appliedDays}, 0))` })
    .from(websites)
    .innerJoin(organisations, eq(organisations.organisationId, websites.organisationId))
    .innerJoin(plans, eq(plans.planId, organisations.planId))
    .where(eq(websites.websiteId, websiteId))
    .get();
  return row?.days ?? 0;
}

const isBehind = or(isNull(websites.appliedDays), ne(websites.appliedDays, plans.retentionDays));

/** Websites whose sessions do not follow their plan yet: until they do, none of them is swept. */
export async function websitesBehindPlan(control: D1Database): Promise<Set<WebsiteId>> {
  const rows = await drizzle(control)
    .select({ websiteId: websites.websiteId })
    .from(websites)
    .innerJoin(organisations, eq(organisations.organisationId, websites.organisationId))
    .innerJoin(plans, eq(plans.planId, organisations.planId))
    .where(isBehind)
    .all();
  return new Set(rows.map(({ websiteId }) => websiteId));
}

/**
 * Queues a job for every website whose plan keeps sessions for another time than they were given, however that came
 * about: another plan, other days of the plan, another organisation. A job for days that are out of date begins anew.
 */
export async function queueExpiryJobs(control: D1Database, nowMs: number, maxJobs: number): Promise<void> {
  const progress = sql<string>`json_object(
    'days', ${plans.retentionDays}, 'changedAtMs', ${nowMs}, 'pass', 'first', 'after', NULL)`;
  const behind = drizzle(control)
    .select({
      jobId: sql<string>`'expiry:' || ${websites.websiteId}`.as("job_id"),
      kind: sql<"expiry">`'expiry'`.as("kind"),
      websiteId: websites.websiteId,
      progress: progress.as("progress"),
      revision: sql<number>`0`.as("revision"),
      notBeforeMs: sql<number>`${nowMs}`.as("not_before"),
      failures: sql<number>`0`.as("failures"),
    })
    .from(websites)
    .innerJoin(organisations, eq(organisations.organisationId, websites.organisationId))
    .innerJoin(plans, eq(plans.planId, organisations.planId))
    .where(isBehind)
    .limit(maxJobs);
  await drizzle(control)
    .insert(jobs)
    .select(behind)
    .onConflictDoUpdate({
      target: jobs.jobId,
      set: {
        progress: sql`excluded.progress`,
        revision: sql`${jobs.revision} + 1`,
        notBeforeMs: sql`excluded.not_before`,
        failures: 0,
      },
      setWhere: sql`${jobs.progress} ->> 'days' <> excluded.progress ->> 'days' OR ${jobs.progress} ->> 'pass' = 'late'`,
    })
    .run();
}

/** Says that all of the website's sessions follow these days. */
export async function noteAppliedDays(
  control: D1Database,
  websiteId: WebsiteId,
  days: number,
): Promise<void> {
  await drizzle(control)
    .update(websites)
    .set({ appliedDays: days })
    .where(eq(websites.websiteId, websiteId))
    .run();
}
