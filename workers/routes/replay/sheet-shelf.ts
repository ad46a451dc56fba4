import { attachSheets, sheetRefs } from "../../../protocol/asset-refs.ts";
import type { ReplayEvent } from "../../../protocol/events.ts";
import type { AssetHash, WebsiteId } from "../../../protocol/ids.ts";
import { maxInflatedAssetBytes } from "../../../protocol/limits.ts";
import { readAsset } from "../../archive/assets.ts";
import { inflate } from "../../inflate.ts";

/** Puts the style sheets back into events; keeps those it has read, up to a bound, for the next page's. */
export type AttachSheets = (events: readonly ReplayEvent[]) => Promise<ReplayEvent[]>;

/** Two of the largest sheets there can be. */
const maxKeptChars = 2 * maxInflatedAssetBytes;

export function makeSheetShelf(archive: R2Bucket, websiteId: WebsiteId): AttachSheets {
  const texts = new Map<AssetHash, string | null>();
  let keptChars = 0;

  const take = async (hash: AssetHash): Promise<void> => {
    if (texts.has(hash)) return;
    const text = await readSheet(archive, websiteId, hash);
    keptChars += text?.length ?? 0;
    texts.set(hash, text);
  };

  return async (events) => {
    const attached: ReplayEvent[] = [];
    for (const event of events) {
      if (keptChars > maxKeptChars) {
        texts.clear();
        keptChars = 0;
      }
      for (const hash of sheetRefs(event)) await take(hash);
      attached.push(attachSheets(event, (hash) => texts.get(hash) ?? null));
    }
    return attached;
  };
}

async function readSheet(archive: R2Bucket, websiteId: WebsiteId, hash: AssetHash): Promise<string | null> {
  const gzipped = await readAsset(archive, websiteId, hash);
  if (gzipped === null) return null;
  const inflated = inflate(new Uint8Array(await new Response(gzipped).arrayBuffer()), maxInflatedAssetBytes);
  return inflated.ok ? new TextDecoder().decode(inflated.bytes) : null;
}
