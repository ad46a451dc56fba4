import { concatBytes } from "../../protocol/concat-bytes.ts";

/** @returns null, and reads no further, as soon as there are more bytes */
export async function readUpTo(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > maxBytes) return null;
    parts.push(part);
  }
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : concatBytes(parts);
}
