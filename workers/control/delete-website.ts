import { and, eq, isNull, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { WebsiteId } from "../../protocol/ids.ts";
import { savedFilters } from "./account-schema.ts";
import { allowedOrigins, jobs, settingsVersions, shards, siteKeys, websites } from "./schema.ts";
import { shares } from "./share-schema.ts";
import { worksAt } from "./site-keys.ts";

/** From now on the website is gone for everybody, and no recorder sends for it. */
export async function markDeleted(control: D1Database, websiteId: WebsiteId, nowMs: number): Promise<void> {
  const database = drizzle(control);
  await database.batch([
    database
      .update(websites)
      .set({
        deletedAtMs: nowMs,
        recordingEnabled: false,
        configRevision: sql`${websites.configRevision} + 1`,
      })
      .where(and(eq(websites.websiteId, websiteId), isNull(websites.deletedAtMs))),
    database
      .update(siteKeys)
      .set({ revokedAtMs: nowMs })
      .where(and(eq(siteKeys.websiteId, websiteId), worksAt(nowMs))),
    database.delete(shares).where(eq(shares.websiteId, websiteId)),
  ]);
}

/** Whether the website is on its way to another catalog: until it is there, its rows stand in two. */
export async function isMoving(control: D1Database, websiteId: WebsiteId): Promise<boolean> {
  const row = await drizzle(control)
    .select({ jobId: jobs.jobId })
    .from(jobs)
    .where(eq(jobs.jobId, `move:${websiteId}`))
    .get();
  return row !== undefined;
}

/** Deletes the website with all that is known of it here. Receipts and the audit log stay: they are the organisation's. */
export async function forgetWebsite(control: D1Database, websiteId: WebsiteId): Promise<void> {
  const database = drizzle(control);
  await database.batch([
    database.delete(allowedOrigins).where(eq(allowedOrigins.websiteId, websiteId)),
    database.delete(savedFilters).where(eq(savedFilters.websiteId, websiteId)),
    database.delete(siteKeys).where(eq(siteKeys.websiteId, websiteId)),
    database.delete(settingsVersions).where(eq(settingsVersions.websiteId, websiteId)),
    database.delete(shards).where(eq(shards.websiteId, websiteId)),
    database.delete(jobs).where(and(eq(jobs.websiteId, websiteId), sql`${jobs.kind} <> 'website'`)),
    database.delete(websites).where(eq(websites.websiteId, websiteId)),
  ]);
}
