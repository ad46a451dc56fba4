import { createHash } from "node:crypto";

/**
 * What an object remembers of sealed chunks: key (float64) and the first 8 bytes of the frame's SHA-256, 16 bytes a
 * chunk, so that a repeated chunk is still told from a conflicting one after its bytes went to R2.
 */
const entryBytes = 16;

export function encodeSealedIndex(chunks: readonly { key: number; frame: Uint8Array }[]): Uint8Array {
  const bytes = new Uint8Array(chunks.length * entryBytes);
  const view = new DataView(bytes.buffer);
  chunks.forEach(({ key, frame }, i) => {
    view.setFloat64(i * entryBytes, key);
    view.setBigUint64(i * entryBytes + 8, frameHash(frame));
  });
  return bytes;
}

export function decodeSealedIndex(bytes: Uint8Array): [key: number, hash: bigint][] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: [number, bigint][] = [];
  for (let at = 0; at + entryBytes <= bytes.length; at += entryBytes) {
    entries.push([view.getFloat64(at), view.getBigUint64(at + 8)]);
  }
  return entries;
}

export const frameHash = (frame: Uint8Array): bigint =>
  createHash("sha256").update(frame).digest().readBigUInt64BE(0);
