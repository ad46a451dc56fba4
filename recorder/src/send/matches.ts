/** How far back the format can point. */
const windowBytes = 32_768;
const hashSize = 32_768;
/** Shorter ones hardly save anything. */
const minMatchBytes = 4;
/** One less than the format allows, because its longest has a code of its own. */
const maxMatchBytes = 257;
/** Earlier places that are compared; more make it slow and hardly smaller. */
const maxTries = 32;
/** A match as long as this is taken without a look at what the next place has. */
const goodMatchBytes = 32;

/** What a text of bytes consists of, one after another: bytes below 256, else a repetition of earlier ones. */
const repetition = (length: number, distance: number): number => (length << 15) | (distance - 1);
export const lengthOf = (token: number): number => token >> 15;
export const distanceOf = (token: number): number => (token & 32_767) + 1;

/** The bytes from `from` on, as themselves and as repetitions of earlier ones. */
export function tokensOf(bytes: Uint8Array, from: number): Int32Array {
  const tokens = new Int32Array(bytes.length - from);
  let count = 0;
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
  /** @returns the longest of the earlier places' repetitions here; 0: none */
  const longestAt = (place: number): number => {
    const maxLength = Math.min(maxMatchBytes, bytes.length - place);
    let length = minMatchBytes - 1;
    let found = 0;
    let candidate = remember(place);
    for (let tries = 0; tries < maxTries && candidate >= 0 && length < maxLength; tries++) {
      if (place - candidate > windowBytes) break;
      if (bytes[candidate + length] === bytes[place + length]) {
        let same = 0;
        while (same < maxLength && bytes[candidate + same] === bytes[place + same]) same++;
        if (same > length) {
          length = same;
          found = repetition(length, place - candidate);
        }
      }
      candidate = (before[candidate % windowBytes] ?? 0) - 1;
    }
    return found;
  };

  let place = 0;
  while (place < from) remember(place++);
  let here = place < bytes.length ? longestAt(place) : 0;
  while (place < bytes.length) {
    const length = lengthOf(here);
    const next = place + 1 < bytes.length && length < goodMatchBytes ? longestAt(place + 1) : -1;
    if (length === 0 || (next > 0 && lengthOf(next) > length)) {
      tokens[count++] = byteAt(place++);
      here = next;
      continue;
    }
    tokens[count++] = here;
    const end = place + length;
    // The next place has been remembered by looking there.
    for (place += next === -1 ? 1 : 2; place < end; place++) remember(place);
    here = place < bytes.length ? longestAt(place) : 0;
  }
  return tokens.subarray(0, count);
}
