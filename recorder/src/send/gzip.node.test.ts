import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { gzipNow } from "./gzip.ts";

const unpacked = (bytes: Uint8Array): Uint8Array => new Uint8Array(gunzipSync(gzipNow(bytes)));
/** So that `deepEqual` is not asked to compare a million bytes one by one. */
const isKept = (bytes: Uint8Array): boolean => Buffer.compare(unpacked(bytes), bytes) === 0;

test("any bytes come back", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), isKept));
});

test("so do bytes that repeat themselves, near and far, in runs of every length", () => {
  const piece = fc.uint8Array({ minLength: 1, maxLength: 300 });
  const pieces = fc.array(fc.tuple(piece, fc.nat({ max: 400 })), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(pieces, (some) =>
      isKept(Buffer.concat(some.flatMap(([bytes, times]) => Array(times).fill(bytes)))),
    ),
  );
});

test("what lies further back than the format can point is no match", () => {
  const noise = Uint8Array.from({ length: 40_000 }, (_, at) => Math.imul(at + 1, 0x9e3779b1) >>> 13);
  expect(isKept(Buffer.concat([noise, noise]))).toBe(true);
});

test("so do bytes of which each next one comes a third more often, whose code is cut at the format's longest", () => {
  const counts = Array.from({ length: 34 }, (_, byte) => Math.ceil(1.6 ** (byte / 1.5)));
  const often = counts.flatMap((count, byte) => Array<number>(count).fill(7 * byte));
  // Shuffled, always alike, so that nothing comes again.
  const shuffled = often
    .map((byte, at) => [Math.imul(at + 1, 0x9e3779b1) >>> 0, byte] as const)
    .sort(([one], [other]) => one - other)
    .map(([, byte]) => byte);
  expect(isKept(Uint8Array.from(shuffled))).toBe(true);
});

test("texts are packed within a twentieth of zlib's size, and many numbers behind them, too", () => {
  const chance = (n: number) => Math.imul(n + 1, 0x9e3779b1) >>> 9;
  const words = Array.from({ length: 9_000 }, (_, n) => `word${chance(n) % 613} `).join("");
  const numbers = Array.from({ length: 60_000 }, (_, n) => Math.clz32(chance(n)));
  const bytes = Buffer.concat([Buffer.from(words), Uint8Array.from(numbers)]);
  expect(isKept(bytes)).toBe(true);
  expect(gzipNow(bytes).length).toBeLessThan(1.05 * gzipSync(bytes).length);
});

test("nothing is an archive of nothing, and noise hardly grows", () => {
  expect(unpacked(new Uint8Array())).toEqual(new Uint8Array());
  const noise = crypto.getRandomValues(new Uint8Array(50_000));
  expect(isKept(noise)).toBe(true);
  expect(gzipNow(noise).length).toBeLessThan(1.07 * noise.length);
});

test("equal bytes are packed equally, and words that come again shrink", () => {
  const text = new TextEncoder().encode("the visitor has touched the page; ".repeat(200));
  expect(gzipNow(text)).toEqual(gzipNow(text));
  expect(gzipNow(text).length).toBeLessThan(text.length / 20);
});
