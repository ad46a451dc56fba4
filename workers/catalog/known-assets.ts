import type { AssetHash, WebsiteId } from "../../protocol/ids.ts";
import { dayMs } from "../../protocol/plans.ts";

/**
 * Sheets that this isolate has seen in the catalog, and when a chunk named them last. Almost every chunk with a snapshot
 * is spared its query. For a day what is known stays true: nothing is pruned that was named so lately.
 */
const known = new Map<string, number>();
const maxKnown = 20_000;

export const isKnownAsset = (websiteId: WebsiteId, hash: AssetHash, nowMs: number): boolean =>
  nowMs - (known.get(`${websiteId} ${hash}`) ?? Number.NEGATIVE_INFINITY) < dayMs;

export function rememberAsset(websiteId: WebsiteId, hash: AssetHash, seenAtMs: number): void {
  if (known.size >= maxKnown) known.clear();
  known.set(`${websiteId} ${hash}`, seenAtMs);
}
