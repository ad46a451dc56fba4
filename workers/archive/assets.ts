import type { AssetHash, WebsiteId } from "../../protocol/ids.ts";
import { assetKey, fontsKey } from "./keys.ts";

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

/** @param gzipped gzip of the sheet's faces with their fonts in them, as CSS */
export async function putFonts(
  archive: R2Bucket,
  websiteId: WebsiteId,
  hash: AssetHash,
  gzipped: Uint8Array,
): Promise<void> {
  await archive.put(fontsKey(websiteId, hash), gzipped);
}

/** @returns gzip of the sheet's faces with their fonts in them, or null when none were kept */
export async function readFonts(
  archive: R2Bucket,
  websiteId: WebsiteId,
  hash: AssetHash,
): Promise<ReadableStream<Uint8Array> | null> {
  const object = await archive.get(fontsKey(websiteId, hash));
  return object === null ? null : object.body;
}

/** With its fonts. */
export const eraseAsset = (archive: R2Bucket, websiteId: WebsiteId, hash: AssetHash): Promise<void> =>
  archive.delete([assetKey(websiteId, hash), fontsKey(websiteId, hash)]);
