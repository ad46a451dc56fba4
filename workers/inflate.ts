import { gunzipSync, inflateSync } from "node:zlib";

export type Inflated =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; reason: "not_gzip" | "truncated" | "too_large" };

export type InflatedBehind = Inflated | { ok: false; reason: "other_base" };

/** Inflates gzip under a cap. All that is kept is inflated in this way. */
export function inflate(gzipped: Uint8Array, maxBytes: number): Inflated {
  if (!hasGzipMagic(gzipped)) return { ok: false, reason: "not_gzip" };
  try {
    return { ok: true, bytes: gunzipSync(gzipped, { maxOutputLength: maxBytes }) };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

/** Inflates zlib with a preset dictionary under a cap. Its reason `not_gzip` says that it is no such thing. */
export function inflateBehind(packed: Uint8Array, dictionary: Uint8Array, maxBytes: number): InflatedBehind {
  if (!hasDictionaryMagic(packed)) return { ok: false, reason: "not_gzip" };
  try {
    return { ok: true, bytes: inflateSync(packed, { dictionary, maxOutputLength: maxBytes }) };
  } catch (error) {
    return { ok: false, reason: isOtherBase(error) ? "other_base" : reasonOf(error) };
  }
}

/** RFC 1950: deflate with the widest window, and a flag that says that it needs a dictionary. */
export const hasDictionaryMagic = (bytes: Uint8Array): boolean =>
  bytes.length >= 11 && bytes[0] === 0x78 && ((bytes[1] ?? 0) & 0x20) !== 0;

const isOtherBase = (error: unknown): boolean => error instanceof Error && /dictionary/i.test(error.message);

/** RFC 1952: two magic bytes, then deflate as the only method there is. */
export const hasGzipMagic = (bytes: Uint8Array): boolean =>
  bytes.length >= 18 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;

/** workerd gives these errors no code: a RangeError for the cap, and zlib's own words for an early end. */
function reasonOf(error: unknown): "not_gzip" | "truncated" | "too_large" {
  if (error instanceof RangeError) return "too_large";
  return error instanceof Error && error.message === "unexpected end of file" ? "truncated" : "not_gzip";
}
