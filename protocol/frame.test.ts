import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeFrame, readFrame, readFrames } from "./frame.ts";
import type { FrameHeader } from "./frame-header.ts";
import { makeTabId, makeVisitorId, parseSecretHash } from "./ids.ts";
import { maxAssetsPerChunk, maxEventsPerChunk, maxSeq } from "./limits.ts";
import { sheetHash } from "./sheet-hash.ts";

const header: FrameHeader = {
  codec: 1,
  tabId: makeTabId("abcdefghij01"),
  seq: 3,
  firstAtMs: 1_700_000_000_000,
  lastAtMs: 1_700_000_009_000,
  cutAtMs: 1_700_000_009_500,
  eventCount: 42,
  hasFullSnapshot: true,
  isRecovered: false,
  assetHashes: [sheetHash("a{}"), sheetHash("b{}")],
  visitorId: makeVisitorId("abcdefghij012345"),
};
const secretHash = parseSecretHash(sheetHash("secret")) ?? undefined;
const body = new Uint8Array([1, 2, 3, 4, 5]);
const time = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const anyHeader: fc.Arbitrary<FrameHeader> = fc
  .record({
    codec: fc.integer({ min: 0, max: 255 }),
    tabId: fc.constant(header.tabId),
    seq: fc.nat({ max: maxSeq }),
    firstAtMs: time,
    lastAtMs: time,
    cutAtMs: time,
    eventCount: fc.nat({ max: maxEventsPerChunk }),
    hasFullSnapshot: fc.boolean(),
    isRecovered: fc.boolean(),
    assetHashes: fc.array(fc.string().map(sheetHash), { maxLength: 4 }),
    visitorId: fc.constantFrom(null, header.visitorId),
  })
  .chain((one) =>
    fc.constantFrom(
      one,
      { ...one, showsEmails: true as const },
      { ...one, asksSignals: true as const, isPlain: true as const },
      { ...one, baseSeq: 0 },
      { ...one, baseSeq: maxSeq },
    ),
  );

/** A frame whose header is `fields` as they stand. */
function frameOf(fields: number[]): Uint8Array {
  return new Uint8Array([0x50, 0x48, 1, 1, 0, 0, 0, 0, fields.length & 255, fields.length >> 8, ...fields]);
}
const tabField = [1, 16, ...Array.from(header.tabId, (letter) => letter.charCodeAt(0))];
const hashField = [10, 32, ...new Array(32).fill(7)];
const numberFields = [2, 1, 0, 3, 1, 1, 4, 1, 1, 5, 1, 1, 6, 1, 1, 7, 1, 0];

describe("a frame", () => {
  test("reads back as it was written", () => {
    fc.assert(
      fc.property(anyHeader, fc.uint8Array(), (anyOne, anyBody) => {
        const bytes = encodeFrame(anyOne, anyBody);
        expect(readFrame(bytes)).toEqual({
          ok: true,
          header: anyOne,
          body: anyBody,
          endOffset: bytes.length,
        });
      }),
    );
  });

  test("carries the largest number of asset hashes within its header", () => {
    const assetHashes = Array.from({ length: maxAssetsPerChunk }, (_, n) => sheetHash(`${n}`));
    expect(readFrame(encodeFrame({ ...header, assetHashes }, body))).toMatchObject({
      ok: true,
      header: { assetHashes },
    });
  });

  test("may carry the hash of the visitor's secret", () => {
    expect(readFrame(encodeFrame({ ...header, secretHash }, body))).toMatchObject({
      ok: true,
      header: { visitorId: header.visitorId, secretHash },
    });
  });

  test("stands behind others in a segment, each found at its offset", () => {
    const first = encodeFrame(header, body);
    const second = encodeFrame({ ...header, seq: 4 }, new Uint8Array(0));
    const segment = new Uint8Array([...first, ...second]);
    const frames = [...readFrames(segment)];
    expect(frames.map((frame) => (frame.ok ? frame.header.seq : frame.code))).toEqual([3, 4]);
    expect(readFrame(segment, first.length)).toMatchObject({ ok: true, endOffset: segment.length });
  });

  test("that cannot be read ends its segment", () => {
    const first = encodeFrame(header, body);
    const frames = [...readFrames(new Uint8Array([...first, 0x50, 0x48, 1]))];
    expect(frames.map((frame) => frame.ok || frame.code)).toEqual([true, "chunk_truncated"]);
  });

  test("cut off anywhere is said to be truncated", () => {
    const bytes = encodeFrame(header, body);
    for (let length = 0; length < bytes.length; length++) {
      expect(readFrame(bytes.subarray(0, length))).toMatchObject({ ok: false, code: "chunk_truncated" });
    }
  });

  test("passes over a field it does not know", () => {
    expect(readFrame(frameOf([...tabField, 77, 2, 9, 9, 200, 0, ...numberFields]))).toMatchObject({
      ok: true,
      header: { tabId: header.tabId, visitorId: null, assetHashes: [] },
    });
  });

  test.each([
    ["another magic", new Uint8Array([0x50, 0x49, ...frameOf(tabField).subarray(2)])],
    ["another version", new Uint8Array([0x50, 0x48, 2, ...frameOf(tabField).subarray(3)])],
    ["no header", frameOf([])],
    ["no tab id", frameOf(numberFields)],
    ["no numbers", frameOf(tabField)],
    ["a malformed tab id", frameOf([1, 3, 65, 66, 67, ...numberFields])],
    ["a field twice", frameOf([...tabField, ...numberFields, 2, 1, 0])],
    ["a field longer than the header", frameOf([...tabField, ...numberFields, 77, 5, 1])],
    ["a varint cut off", frameOf([...tabField, ...numberFields.slice(3), 2, 1, 0x80])],
    ["a varint longer than its field says", frameOf([...tabField, ...numberFields.slice(3), 2, 1, 0x80, 1])],
    ["a varint shorter than its field", frameOf([...tabField, ...numberFields.slice(3), 2, 2, 1, 1])],
    ["a seq out of range", frameOf([...tabField, ...numberFields.slice(3), 2, 5, 255, 255, 255, 255, 15])],
    [
      "a time above 2^53",
      frameOf([
        ...tabField,
        ...numberFields.slice(0, 3),
        ...numberFields.slice(6),
        ...[3, 8, 255, 255, 255, 255, 255, 255, 255, 127],
      ]),
    ],
    [
      "too many events",
      frameOf([...tabField, ...numberFields.slice(0, 12), 7, 1, 0, 6, 4, 255, 255, 255, 1]),
    ],
    ["a base out of range", frameOf([...tabField, ...numberFields, 11, 5, 255, 255, 255, 255, 15])],
    ["a base that is no number", frameOf([...tabField, ...numberFields, 11, 0])],
    ["half an asset hash", frameOf([...tabField, ...numberFields, 8, 2, 1, 1])],
    ["half a secret's hash", frameOf([...tabField, ...numberFields, 10, 2, 1, 1])],
    ["a secret's hash twice", frameOf([...tabField, ...numberFields, ...hashField, ...hashField])],
    ["a malformed visitor id", frameOf([...tabField, ...numberFields, 9, 1, 65])],
  ])("with %s is malformed", (_, bytes) => {
    expect(readFrame(bytes)).toMatchObject({ ok: false, code: "chunk_malformed" });
  });

  test("of a length it does not have costs nothing to refuse", () => {
    const bytes = encodeFrame(header, body);
    new DataView(bytes.buffer).setUint32(4, 0xffffffff, true);
    expect(readFrame(bytes)).toMatchObject({ ok: false, code: "chunk_truncated" });
  });

  test("of arbitrary or changed bytes never throws", () => {
    const valid = encodeFrame(header, body);
    fc.assert(
      fc.property(
        fc.nat({ max: valid.length - 1 }),
        fc.uint8Array({ minLength: 1, maxLength: 6 }),
        (at, change) => {
          const changed = Uint8Array.from(valid);
          changed.set(change.subarray(0, valid.length - at), at);
          expect(typeof readFrame(changed).ok).toBe("boolean");
          expect(typeof readFrame(change).ok).toBe("boolean");
        },
      ),
    );
  });
});
