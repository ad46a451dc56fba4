/**
 * SHA-256 (FIPS 180-4), synchronous. Our own, because a library's is a tenth of the recorder's whole weight;
 * a test holds it against the one the server uses.
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  const { constants, state } = tables();
  const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length << 3);

  const words = new Int32Array(64);
  const at = (index: number): number => words[index] ?? 0;
  for (let offset = 0; offset < padded.length; offset += 64) {
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let t = 0; t < 64; t++) {
      if (t < 16) {
        words[t] = view.getInt32(offset + 4 * t);
      } else {
        const early = at(t - 15);
        const late = at(t - 2);
        const mixedEarly = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
        const mixedLate = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
        words[t] = mixedEarly + mixedLate + at(t - 16) + at(t - 7);
      }
      const choice = (e & f) ^ (~e & g);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const first = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (constants[t] ?? 0) + at(t);
      const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority;
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, index) => {
      state[index] = (state[index] ?? 0) + word;
    });
  }

  const digest = new Uint8Array(32);
  const out = new DataView(digest.buffer);
  state.forEach((word, index) => {
    out.setInt32(4 * index, word);
  });
  return digest;
}

const turn = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

/** The first 32 bits behind the point of the cube roots, and square roots, of the first primes. */
function tables(): { constants: Int32Array; state: Int32Array } {
  const constants = new Int32Array(64);
  const state = new Int32Array(8);
  const bitsOf = (root: number): number => (root - Math.floor(root)) * 2 ** 32;
  let found = 0;
  for (let number = 2; found < 64; number++) {
    let divisor = 2;
    while (number % divisor !== 0) divisor++;
    if (divisor !== number) continue;
    constants[found] = bitsOf(Math.cbrt(number));
    if (found < 8) state[found] = bitsOf(Math.sqrt(number));
    found++;
  }
  return { constants, state };
}
