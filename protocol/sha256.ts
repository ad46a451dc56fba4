/**
 * SHA-256 (FIPS 180-4), synchronous. Our own, because a library's is a tenth of the recorder's whole weight;
 * a test holds it against the one the server uses.
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  tables ??= makeTables();
  const { constants } = tables;
  const state = tables.state.slice();
  const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length << 3);

  const words = new Int32Array(64);
  for (let offset = 0; offset < padded.length; offset += 64) {
    for (let t = 0; t < 16; t++) words[t] = view.getInt32(offset + 4 * t);
    addBlock(state, words, constants);
  }

  const digest = new Uint8Array(32);
  const out = new DataView(digest.buffer);
  state.forEach((word, index) => {
    out.setInt32(4 * index, word);
  });
  return digest;
}

/**
 * Folds 16 words into the state. It is written out, every sum is cut to 32 bits at once and nothing is made anew for a
 * block, because most of the time goes by before the browser has compiled it: calls cost more than what they do then.
 */
function addBlock(state: Int32Array, words: Int32Array, constants: Int32Array): void {
  for (let t = 16; t < 64; t++) {
    const early = words[t - 15] ?? 0;
    const late = words[t - 2] ?? 0;
    const mixedEarly = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
    const mixedLate = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
    words[t] = (mixedEarly + mixedLate + (((words[t - 16] ?? 0) + (words[t - 7] ?? 0)) | 0)) | 0;
  }
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let t = 0; t < 64; t++) {
    const turnedE = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + turnedE + (g ^ (e & (f ^ g))) + (((constants[t] ?? 0) + (words[t] ?? 0)) | 0)) | 0;
    const turnedA = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const majority = (a & b) | (c & (a | b));
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + turnedA + majority) | 0;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
  state[5] = (state[5] ?? 0) + f;
  state[6] = (state[6] ?? 0) + g;
  state[7] = (state[7] ?? 0) + h;
}

interface Tables {
  constants: Int32Array;
  state: Int32Array;
}

let tables: Tables | null = null;

/** The first 32 bits behind the point of the cube roots, and square roots, of the first primes. */
function makeTables(): Tables {
  const constants = new Int32Array(64);
  const state = new Int32Array(8);
  const bitsOf = (root: number): number => (root - Math.floor(root)) * 2 ** 32;
  let found = 0;
  for (let number = 2; found < 64; number++) {
    let divisor = 2;
    while (divisor * divisor <= number && number % divisor !== 0) divisor++;
    if (divisor * divisor <= number) continue;
    constants[found] = bitsOf(Math.cbrt(number));
    if (found < 8) state[found] = bitsOf(Math.sqrt(number));
    found++;
  }
  return { constants, state };
}
