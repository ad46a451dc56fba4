/** Unsigned LEB128: seven bits a byte, lowest first, for integers from 0 to 2^53 - 1 (at most eight bytes). */
const maxVarintBytes = 8;

export function encodeVarints(values: readonly number[]): Uint8Array {
  // As many as there could be: to count them first takes longer.
  const bytes = new Uint8Array(maxVarintBytes * values.length);
  let at = 0;
  for (let n = 0; n < values.length; n++) {
    let rest = values[n] ?? 0;
    // Bit operations cut at 32 bits, so large values are divided.
    while (rest >= 0x80000000) {
      bytes[at++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    while (rest >= 128) {
      bytes[at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    bytes[at++] = rest;
  }
  return bytes.subarray(0, at);
}

/** Reads bytes it does not trust. `at` moves on with each read; it never passes `end`. */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly end: number;
  at: number;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.bytes = bytes;
    this.at = at;
    this.end = Math.min(end, bytes.length);
  }

  /** The next varint, or -1 when it is cut off, longer than eight bytes or above 2^53 - 1. */
  varint(): number {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < maxVarintBytes; count++) {
      const byte = this.at < this.end ? this.bytes[this.at++] : undefined;
      if (byte === undefined) return -1;
      value += (byte & 127) * scale;
      if (byte < 128) return value <= Number.MAX_SAFE_INTEGER ? value : -1;
      scale *= 128;
    }
    return -1;
  }
}
