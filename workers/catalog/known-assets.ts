import type { AssetHash, WebsiteId } from "../../protocol/ids.ts";

/**
 * Sheets that this isolate has seen in the catalog. Assets are never deleted, so what is known stays true;
 * almost every chunk with a snapshot is spared its query.
 */
const known = new Set<string>();
const maxKnown = 20_000;

export const isKnownAsset = (websiteId: WebsiteId, hash: AssetHash): boolean =>
  known.has(`${websiteId} ${hash}`);

export function rememberAsset(websiteId: WebsiteId, hash: AssetHash): void {
  if (known.size >= maxKnown) known.clear();
  known.add(`${websiteId} ${hash}`);
}
