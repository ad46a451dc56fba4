import { gunzipSync } from "node:zlib";

export type Inflated =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; reason: "not_gzip" | "truncated" | "too_large" };

/** Inflates gzip under a cap. Nothing of ours inflates in any other way. */
export function inflate(gzipped: Uint8Array, maxBytes: number): Inflated {
  if (!hasGzipMagic(gzipped)) return { ok: false, reason: "not_gzip" };
  try {
    return { ok: true, bytes: gunzipSync(gzipped, { maxOutputLength: maxBytes }) };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

/** RFC 1952: two magic bytes, then deflate as the only method there is. */
export const hasGzipMagic = (bytes: Uint8Array): boolean =>
  bytes.length >= 18 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;

/** workerd gives these errors no code: a RangeError for the cap, and zlib's own words for an early end. */
function reasonOf(error: unknown): "not_gzip" | "truncated" | "too_large" {
  if (error instanceof RangeError) return "too_large";
  return error instanceof Error && error.message === "unexpected end of file" ? "truncated" : "not_gzip";
}
