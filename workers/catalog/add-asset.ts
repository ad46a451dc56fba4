import { sql } from "drizzle-orm";
import type { AssetHash, WebsiteId } from "../../protocol/ids.ts";
import { dayMs } from "../../protocol/plans.ts";
import type { Env } from "../env.ts";
import { rememberAsset } from "./known-assets.ts";
import { openCatalog } from "./open-catalog.ts";
import { assetDays, assets } from "./schema.ts";

/**
 * Says that the website has the sheet; call it once the sheet is in the archive. Repeating it is harmless.
 * @param asset.bytes of the text as it came, compressed; they count towards the day's bound
 */
export async function addAsset(
  env: Env,
  websiteId: WebsiteId,
  { hash, bytes }: { hash: AssetHash; bytes: number },
  seenAtMs: number,
): Promise<void> {
  const catalog = await openCatalog(env, websiteId, seenAtMs);
  const isNew = sql`NOT EXISTS (SELECT 1 FROM ${assets} WHERE website_id = ${websiteId} AND hash = ${hash} AND seen_at > 0)`;
  await catalog.batch([
    catalog
      .insert(assetDays)
      .select(sql`SELECT ${websiteId}, ${Math.floor(seenAtMs / dayMs)}, 1, ${bytes} WHERE ${isNew}`)
      .onConflictDoUpdate({
        target: [assetDays.websiteId, assetDays.day],
        set: { assets: sql`${assetDays.assets} + 1`, bytes: sql`${assetDays.bytes} + ${bytes}` },
      }),
    catalog
      .insert(assets)
      .values({ websiteId, hash, seenAtMs })
      .onConflictDoUpdate({
        target: [assets.websiteId, assets.hash],
        set: { seenAtMs },
        setWhere: sql`${assets.seenAtMs} = 0`,
      }),
  ]);
  rememberAsset(websiteId, hash, seenAtMs);
}
