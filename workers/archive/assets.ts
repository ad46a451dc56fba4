import type { AssetHash, WebsiteId } from "../../protocol/ids.ts";
import { assetKey } from "./keys.ts";

/** @param gzipped gzip of a style sheet whose SHA-256 is `hash`; the caller has verified it */
export async function putAsset(
  archive: R2Bucket,
  websiteId: WebsiteId,
  hash: AssetHash,
  gzipped: Uint8Array,
): Promise<void> {
  await archive.put(assetKey(websiteId, hash), gzipped, {
    httpMetadata: {
      contentType: "text/css; charset=utf-8",
      contentEncoding: "gzip",
      cacheControl: "private, max-age=31536000, immutable",
    },
  });
}

/** @returns gzip of the style sheet, or null when the website has none of that hash */
export async function readAsset(
  archive: R2Bucket,
  websiteId: WebsiteId,
  hash: AssetHash,
): Promise<ReadableStream<Uint8Array> | null> {
  const object = await archive.get(assetKey(websiteId, hash));
  return object === null ? null : object.body;
}

export const eraseAsset = (archive: R2Bucket, websiteId: WebsiteId, hash: AssetHash): Promise<void> =>
  archive.delete(assetKey(websiteId, hash));
