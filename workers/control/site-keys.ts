import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { SiteKey, WebsiteId } from "../../protocol/ids.ts";
import { siteKeys } from "./schema.ts";

export type SiteKeyRow = typeof siteKeys.$inferSelect;

/** A key that was replaced works until its time is over. */
export const worksAt = (nowMs: number) => or(isNull(siteKeys.revokedAtMs), gt(siteKeys.revokedAtMs, nowMs));

/** Those that work, the newest first. */
export const listSiteKeys = (
  control: D1Database,
  websiteId: WebsiteId,
  nowMs: number,
): Promise<SiteKeyRow[]> =>
  drizzle(control)
    .select()
    .from(siteKeys)
    .where(and(eq(siteKeys.websiteId, websiteId), worksAt(nowMs)))
    .orderBy(desc(siteKeys.madeAtMs), siteKeys.siteKey)
    .all();

/** Adds a key; those in use until now end with the grace period, and those in one as they were to. */
export async function rotateSiteKeys(
  control: D1Database,
  websiteId: WebsiteId,
  { siteKey, graceMs, nowMs }: { siteKey: SiteKey; graceMs: number; nowMs: number },
): Promise<SiteKeyRow> {
  const database = drizzle(control);
  const row: SiteKeyRow = { siteKey, websiteId, madeAtMs: nowMs, revokedAtMs: null };
  await database.batch([
    database
      .update(siteKeys)
      .set({ revokedAtMs: nowMs + graceMs })
      .where(and(eq(siteKeys.websiteId, websiteId), isNull(siteKeys.revokedAtMs))),
    database.insert(siteKeys).values(row),
  ]);
  return row;
}

/** @returns whether the website had this key, and it worked */
export async function revokeSiteKey(
  control: D1Database,
  websiteId: WebsiteId,
  siteKey: SiteKey,
  nowMs: number,
): Promise<boolean> {
  const { meta } = await drizzle(control)
    .update(siteKeys)
    .set({ revokedAtMs: nowMs })
    .where(and(eq(siteKeys.websiteId, websiteId), eq(siteKeys.siteKey, siteKey), worksAt(nowMs)))
    .run();
  return meta.changes > 0;
}
