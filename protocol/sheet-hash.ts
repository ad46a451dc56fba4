import { toBase64url } from "./base64url.ts";
import type { AssetHash } from "./ids.ts";
import { sha256 } from "./sha256.ts";

/** Synchronous, because `crypto.subtle` is missing on http sites and a snapshot does not wait. */
export const bytesHash = (bytes: Uint8Array): AssetHash => toBase64url(sha256(bytes)) as AssetHash;

/** The name of a style sheet: SHA-256 of its UTF-8 bytes. Callers keep it per sheet. */
export const sheetHash = (cssText: string): AssetHash => bytesHash(new TextEncoder().encode(cssText));
