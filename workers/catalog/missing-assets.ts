import { and, eq, inArray } from "drizzle-orm";
import type { AssetHash, WebsiteId } from "../../protocol/ids.ts";
import type { Env } from "../env.ts";
import { isKnownAsset, rememberAsset } from "./known-assets.ts";
import { openCatalog } from "./open-catalog.ts";
import { assets } from "./schema.ts";

/** D1 binds at most 100 parameters a query; one is the website. */
const hashesPerQuery = 99;

/** @returns those of the hashes that the website has no style sheet for, once each */
export async function missingAssets(
  env: Env,
  websiteId: WebsiteId,
  hashes: readonly AssetHash[],
): Promise<AssetHash[]> {
  const missing = new Set(hashes.filter((hash) => !isKnownAsset(websiteId, hash)));
  const asked = [...missing];
  for (let start = 0; start < asked.length; start += hashesPerQuery) {
    const catalog = await openCatalog(env, websiteId);
    const found = await catalog
      .select({ hash: assets.hash })
      .from(assets)
      .where(
        and(
          eq(assets.websiteId, websiteId),
          inArray(assets.hash, asked.slice(start, start + hashesPerQuery)),
        ),
      )
      .all();
    for (const { hash } of found) {
      rememberAsset(websiteId, hash);
      missing.delete(hash);
    }
  }
  return [...missing];
}
