import { concatBytes } from "../../../protocol/concat-bytes.ts";
import { deflate } from "./deflate.ts";

/**
 * As zlib, with the base as preset dictionary, whose checksum tells the other side whether it has the same.
 * Source: https://www.rfc-editor.org/rfc/rfc1950
 *
 * @param base at most `maxBaseBytes`
 */
export function packBehind(base: Uint8Array, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const sum = adler32(base);
  const head = [0x78, 0x20, sum >>> 24, (sum >>> 16) & 255, (sum >>> 8) & 255, sum & 255];
  const [out, end] = deflate(concatBytes([base, body]), base.length, head, 4);
  new DataView(out.buffer).setInt32(end, adler32(body));
  return out.slice(0, end + 4);
}

function adler32(bytes: Uint8Array): number {
  let sum = 1;
  let sums = 0;
  for (const byte of bytes) {
    sum = (sum + byte) % 65_521;
    sums = (sums + sum) % 65_521;
  }
  return (sums << 16) | sum;
}
