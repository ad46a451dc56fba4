/** Unsigned LEB128: seven bits a byte, lowest first, for integers from 0 to 2^53 - 1 (at most eight bytes). */

export function encodeVarints(values: readonly number[]): Uint8Array {
  // Most are differences of less than 128.
  let length = values.length;
  for (const value of values) if (value >= 128) length += varintBytes(value) - 1;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const value of values) {
    let rest = value;
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
  return bytes;
}

function varintBytes(value: number): number {
  let bytes = 1;
  for (let limit = 128; value >= limit; limit *= 128) bytes++;
  return bytes;
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
    for (let count = 0; count < 8; count++) {
      const byte = this.at < this.end ? this.bytes[this.at++] : undefined;
      if (byte === undefined) return -1;
      value += (byte & 127) * scale;
      if (byte < 128) return value <= Number.MAX_SAFE_INTEGER ? value : -1;
      scale *= 128;
    }
    return -1;
  }
}
