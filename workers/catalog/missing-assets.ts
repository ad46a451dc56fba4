import { and, eq, gt, inArray } from "drizzle-orm";
import type { AssetHash, WebsiteId } from "../../protocol/ids.ts";
import { maxNewAssetBytesPerDay, maxNewAssetsPerDay } from "../../protocol/limits.ts";
import { dayMs } from "../../protocol/plans.ts";
import type { Env } from "../env.ts";
import { isKnownAsset, rememberAsset } from "./known-assets.ts";
import { type Catalog, openCatalog } from "./open-catalog.ts";
import { assetDays, assets } from "./schema.ts";

/** D1 binds at most 100 parameters a query; the website, a time and a time to set are others. */
const hashesPerQuery = 97;

/** Sheets that a website has not: those it may still bring today, and those past the day's bound. */
export interface Lacking {
  wanted: AssetHash[];
  pastBound: AssetHash[];
}

/** @returns those that `lackingAssets` says are wanted */
export const missingAssets = async (...asked: Parameters<typeof lackingAssets>): Promise<AssetHash[]> =>
  (await lackingAssets(...asked)).wanted;

/**
 * Notes, once a day, that these sheets are in use.
 * @param nowMs server time
 * @returns those of the hashes that the website has no style sheet for, once each
 */
export async function lackingAssets(
  env: Env,
  websiteId: WebsiteId,
  hashes: readonly AssetHash[],
  nowMs: number,
): Promise<Lacking> {
  const missing = new Set(hashes.filter((hash) => !isKnownAsset(websiteId, hash, nowMs)));
  if (missing.size === 0) return { wanted: [], pastBound: [] };
  const catalog = await openCatalog(env, websiteId, nowMs);
  const asked = [...missing];
  for (let start = 0; start < asked.length; start += hashesPerQuery) {
    const page = asked.slice(start, start + hashesPerQuery);
    for (const hash of await foundOf(catalog, websiteId, page, nowMs)) missing.delete(hash);
  }
  const room = missing.size === 0 ? 0 : await roomToday(catalog, websiteId, nowMs);
  return { wanted: [...missing].slice(0, room), pastBound: [...missing].slice(room) };
}

async function foundOf(
  catalog: Catalog,
  websiteId: WebsiteId,
  hashes: AssetHash[],
  nowMs: number,
): Promise<AssetHash[]> {
  // One that was seen at 0 is being pruned: it is lacking.
  const isFound = and(eq(assets.websiteId, websiteId), inArray(assets.hash, hashes), gt(assets.seenAtMs, 0));
  const found = await catalog
    .select({ hash: assets.hash, seenAtMs: assets.seenAtMs })
    .from(assets)
    .where(isFound)
    .all();
  const longSeen = found.filter(({ seenAtMs }) => nowMs - seenAtMs >= dayMs).map(({ hash }) => hash);
  if (longSeen.length > 0) {
    const { meta } = await catalog
      .update(assets)
      .set({ seenAtMs: nowMs })
      .where(and(eq(assets.websiteId, websiteId), inArray(assets.hash, longSeen), gt(assets.seenAtMs, 0)))
      .run();
    // Some were pruned in between: which, the next chunk learns.
    if (meta.changes < longSeen.length)
      return found.flatMap(({ hash }) => (longSeen.includes(hash) ? [] : [hash]));
  }
  for (const { hash, seenAtMs } of found) {
    rememberAsset(websiteId, hash, longSeen.includes(hash) ? nowMs : seenAtMs);
  }
  return found.map(({ hash }) => hash);
}

/** How many new sheets the website may still bring today. */
async function roomToday(catalog: Catalog, websiteId: WebsiteId, nowMs: number): Promise<number> {
  const today = await catalog
    .select()
    .from(assetDays)
    .where(and(eq(assetDays.websiteId, websiteId), eq(assetDays.day, Math.floor(nowMs / dayMs))))
    .get();
  if (today === undefined) return maxNewAssetsPerDay;
  return today.bytes >= maxNewAssetBytesPerDay ? 0 : Math.max(0, maxNewAssetsPerDay - today.assets);
}
