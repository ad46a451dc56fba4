import { deflateSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { maxBaseBytes } from "../../../protocol/limits.ts";
import { packBehind } from "./pack-behind.ts";

const unpacked = (base: Uint8Array, packed: Uint8Array): Uint8Array =>
  inflateSync(packed, { dictionary: base });
const isKept = (base: Uint8Array, body: Uint8Array): boolean =>
  Buffer.compare(unpacked(base, packBehind(base, body)), body) === 0;

const bytes = fc.uint8Array({ maxLength: 400 });
const someBytes = fc.uint8Array({ minLength: 1, maxLength: 400 });
const words = (count: number, from: number): string =>
  Array.from(
    { length: count },
    (_, n) => `<li class="item-${(Math.imul(n + from, 0x9e3779b1) >>> 9) % 613}">`,
  ).join("");

test("any body comes back behind any base, and behind one that it repeats", () => {
  fc.assert(fc.property(someBytes, bytes, isKept));
  fc.assert(
    fc.property(bytes, someBytes, bytes, (first, shared, last) =>
      isKept(Buffer.concat([first, shared]), Buffer.concat([shared, last, shared])),
    ),
  );
});

test("a base as long as the format can point is used from its first byte on", () => {
  const base = crypto.getRandomValues(new Uint8Array(maxBaseBytes));
  const body = base.slice(0, 5_000);
  expect(isKept(base, body)).toBe(true);
  expect(packBehind(base, body).length).toBeLessThan(200);
});

test("a body longer than the window comes back, too", () => {
  const base = Buffer.from(words(900, 0));
  expect(isKept(base, Buffer.from(words(9_000, 5)))).toBe(true);
});

test("what the base has costs hardly more than with zlib, and other bytes than the base's do not fit", () => {
  const base = Buffer.from(words(900, 0));
  const body = Buffer.from(words(700, 150) + words(100, 20_000));
  const packed = packBehind(base, body);
  expect(packed.length).toBeLessThan(1.1 * deflateSync(body, { dictionary: base }).length);
  expect(packed.length).toBeLessThan(deflateSync(body).length / 2);
  expect(() => unpacked(Buffer.from(words(900, 1)), packed)).toThrow(/dictionary/i);
});
