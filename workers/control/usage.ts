import { and, asc, between, eq, gt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId, WebsiteId } from "../../protocol/ids.ts";
import { jobs, usageDays, websites } from "./schema.ts";

export type UsageRow = typeof usageDays.$inferSelect;

/** The one job that counts days, through all websites, for ever. */
export const usageJobId = "usage";

/** How far the job has come. */
export interface UsageProgress {
  /** UTC, days since 1970; all days before it are counted. */
  day: number;
  /** The last website of the page before; null at the beginning of a day. */
  after: WebsiteId | null;
}

/** @returns the first day that is not counted yet; null before the job's first step */
export async function firstUncountedDay(control: D1Database): Promise<number | null> {
  const row = await drizzle(control).select().from(jobs).where(eq(jobs.jobId, usageJobId)).get();
  const progress: UsageProgress | null = row === undefined ? null : JSON.parse(row.progress);
  return progress?.day ?? null;
}

/** A page of all websites there are, by their ids. */
export const websitesAfter = (
  control: D1Database,
  after: WebsiteId | null,
  maxRows: number,
): Promise<{ websiteId: WebsiteId; organisationId: OrganisationId }[]> =>
  drizzle(control)
    .select({ websiteId: websites.websiteId, organisationId: websites.organisationId })
    .from(websites)
    .where(after === null ? undefined : gt(websites.websiteId, after))
    .orderBy(asc(websites.websiteId))
    .limit(maxRows)
    .all();

/** What was counted once stays: what is erased afterwards was there. */
export async function addUsage(control: D1Database, row: UsageRow): Promise<void> {
  await drizzle(control).insert(usageDays).values(row).onConflictDoNothing().run();
}

/** Both days belong to the range. */
export const usageBetween = (
  control: D1Database,
  organisationId: OrganisationId,
  fromDay: number,
  toDay: number,
): Promise<UsageRow[]> =>
  drizzle(control)
    .select()
    .from(usageDays)
    .where(and(eq(usageDays.organisationId, organisationId), between(usageDays.day, fromDay, toDay)))
    .orderBy(asc(usageDays.day), asc(usageDays.websiteId))
    .all();
