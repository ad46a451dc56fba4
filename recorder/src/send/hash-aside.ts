import { toBase64url } from "../../../protocol/base64url.ts";
import { type AssetHash, parseAssetHash } from "../../../protocol/ids.ts";

/**
 * A sheet's name as `sheetHash` gives it, found off the main thread, where a large one takes 5 to 10 ms.
 * @returns null where nobody finds it, as on http sites, whose pages have no `crypto.subtle`
 */
export async function hashAside(cssText: string): Promise<AssetHash | null> {
  const digest = await window.crypto?.subtle?.digest("SHA-256", new TextEncoder().encode(cssText));
  return digest ? parseAssetHash(toBase64url(new Uint8Array(digest))) : null;
}
