/** How far back the format can point. */
const windowBytes = 32_768;
const hashSize = 32_768;
/** Shorter ones hardly save anything. */
const minMatchBytes = 4;
/** One less than the format allows, because its longest has a code of its own. */
const maxMatchBytes = 257;
/** Earlier places that are compared; more make it slow and hardly smaller. */
const maxTries = 32;

/** CRC-32 of one byte each: https://www.rfc-editor.org/rfc/rfc1952#section-8 */
const crcOfByte = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});

/**
 * Compresses at once, where the browser's own way would answer too late or is missing. One block of the format's fixed
 * codes: a fifth larger than what a library makes, and a fifth of its weight. Equal input is equal output.
 * Source: https://www.rfc-editor.org/rfc/rfc1951
 */
export function gzipNow(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  // No byte costs more than nine bits.
  const out = new Uint8Array(bytes.length + (bytes.length >> 3) + 32);
  out.set([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
  let at = 10;
  let bits = 0;
  let bitCount = 0;
  /** @param count at most 16 */
  const put = (value: number, count: number): void => {
    bits |= value << bitCount;
    bitCount += count;
    for (; bitCount >= 8; bitCount -= 8) {
      out[at++] = bits;
      bits >>>= 8;
    }
  };
  const putCode = (code: number, count: number): void => {
    let reversed = 0;
    for (let bit = 0; bit < count; bit++) reversed |= ((code >> bit) & 1) << (count - 1 - bit);
    put(reversed, count);
  };
  /** A literal byte, the end (256) or a length (from 257 on). */
  const putSymbol = (symbol: number): void => {
    if (symbol < 144) putCode(symbol + 0x30, 8);
    else if (symbol < 256) putCode(symbol + 0x100, 9);
    else if (symbol < 280) putCode(symbol - 256, 7);
    else putCode(symbol - 88, 8);
  };
  const putMatch = (length: number, distance: number): void => {
    const l = length - 3;
    const lengthExtra = Math.max(0, 29 - Math.clz32(l));
    putSymbol(257 + lengthExtra * 4 + (l >> lengthExtra));
    put(l & ((1 << lengthExtra) - 1), lengthExtra);
    const d = distance - 1;
    const distanceExtra = Math.max(0, 30 - Math.clz32(d));
    putCode(distanceExtra * 2 + (d >> distanceExtra), 5);
    put(d & ((1 << distanceExtra) - 1), distanceExtra);
  };

  /** Places, one more than the index, 0 for none: the newest of each hash, and for each place the one before it. */
  const newest = new Int32Array(hashSize);
  const before = new Int32Array(windowBytes);
  const byteAt = (place: number): number => bytes[place] ?? 0;
  /** The bytes from a place on; each place is remembered, one after another. */
  let four = (byteAt(0) << 8) | (byteAt(1) << 16) | (byteAt(2) << 24);
  const remember = (place: number): number => {
    four = (four >>> 8) | (byteAt(place + 3) << 24);
    const hash = Math.imul(four, 0x9e3779b1) >>> 17;
    const known = newest[hash] ?? 0;
    before[place % windowBytes] = known;
    newest[hash] = place + 1;
    return known - 1;
  };

  put(0b011, 3);
  let crc = -1;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcOfByte[(crc ^ byte) & 255] ?? 0);
  for (let place = 0; place < bytes.length; ) {
    const maxLength = Math.min(maxMatchBytes, bytes.length - place);
    let length = 0;
    let distance = 0;
    let candidate = remember(place);
    for (let tries = 0; tries < maxTries && candidate >= 0 && length < maxLength; tries++) {
      if (place - candidate > windowBytes) break;
      let same = 0;
      while (same < maxLength && bytes[candidate + same] === bytes[place + same]) same++;
      if (same > length) {
        length = same;
        distance = place - candidate;
      }
      candidate = (before[candidate % windowBytes] ?? 0) - 1;
    }
    const end = place + (length < minMatchBytes ? 1 : length);
    if (length < minMatchBytes) putSymbol(byteAt(place));
    else putMatch(length, distance);
    for (place++; place < end; place++) remember(place);
  }
  putSymbol(256);
  put(0, 7);
  const trailer = new DataView(out.buffer, at, 8);
  trailer.setInt32(0, ~crc, true);
  trailer.setUint32(4, bytes.length, true);
  return out.slice(0, at + 8);
}
