import type { AssetHash, WebsiteId } from "../../protocol/ids.ts";
import type { Env } from "../env.ts";
import { rememberAsset } from "./known-assets.ts";
import { openCatalog } from "./open-catalog.ts";
import { assets } from "./schema.ts";

/** Says that the website has the sheet; call it once the sheet is in the archive. Repeating it is harmless. */
export async function addAsset(
  env: Env,
  websiteId: WebsiteId,
  hash: AssetHash,
  seenAtMs: number,
): Promise<void> {
  const catalog = await openCatalog(env, websiteId);
  await catalog.insert(assets).values({ websiteId, hash, seenAtMs }).onConflictDoNothing().run();
  rememberAsset(websiteId, hash);
}
