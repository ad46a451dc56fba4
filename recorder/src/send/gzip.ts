import { deflate } from "./deflate.ts";

/** CRC-32 of one byte each: https://www.rfc-editor.org/rfc/rfc1952#section-8 */
const crcOfByte = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});

/** Compresses at once; `deflate.ts` says how well. */
export function gzipNow(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const [out, end] = deflate(bytes, 0, [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff], 8);
  let crc = -1;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcOfByte[(crc ^ byte) & 255] ?? 0);
  const trailer = new DataView(out.buffer, end, 8);
  trailer.setInt32(0, ~crc, true);
  trailer.setUint32(4, bytes.length, true);
  return out.slice(0, end + 8);
}
