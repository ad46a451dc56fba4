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

function reasonOf(error: unknown): "not_gzip" | "truncated" | "too_large" {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_BUFFER_TOO_LARGE") return "too_large";
  return code === "Z_BUF_ERROR" ? "truncated" : "not_gzip";
}
