import { pushBase64url, toBase64url } from "./base64url.ts";
import type { FrameHeader } from "./frame-header.ts";
import { type AssetHash, parseAssetHash, parseSecretHash, parseTabId, parseVisitorId } from "./ids.ts";
import { maxAssetsPerChunk, maxEventsPerChunk, maxFrameHeaderBytes, maxSeq } from "./limits.ts";
import { ByteReader, encodeVarints } from "./varint.ts";

/**
 * A chunk on the wire and in a segment, where frames stand behind one another.
 *
 * | bytes | what |
 * |---|---|
 * | 2 | `P`, `H` |
 * | 1 | version of this layout: 1 |
 * | 1 | codec of the body, see `codecNumber` |
 * | 4 | length of the body, little-endian |
 * | 2 | length of the header, little-endian |
 * | header | fields: tag (1 byte), length (varint), value; each tag once; an unknown tag is passed over |
 * | body | gzip, as it came; zlib where the header names a base |
 *
 * | tag | value |
 * |---|---|
 * | 1 | tab id, ASCII |
 * | 2, 3, 4, 5, 6 | seq, firstAtMs, lastAtMs, cutAtMs, eventCount: one varint each |
 * | 7 | flags, a varint: 1 has a full snapshot, 2 is recovered, 4 is a keyframe, 8 shows e-mails, 16 asks for signals, 32 is plain |
 * | 8 | asset hashes, 32 bytes each; absent when there are none |
 * | 9 | visitor id, ASCII; absent when null |
 * | 10 | SHA-256 of the visitor's secret, 32 bytes; may be absent |
 * | 11 | baseSeq, a varint; may be absent |
 */
const version = 1;
const prefixBytes = 10;
const hashBytes = 32;
const tag = {
  tabId: 1,
  seq: 2,
  firstAtMs: 3,
  lastAtMs: 4,
  cutAtMs: 5,
  eventCount: 6,
  flags: 7,
  assetHashes: 8,
  visitorId: 9,
  secretHash: 10,
  baseSeq: 11,
} as const;
const lastTag = tag.baseSeq;
/** Fields with a lower tag hold one number, but for the tab id. */
const numberTagsEnd = tag.assetHashes;
const flag = {
  hasFullSnapshot: 1,
  isRecovered: 2,
  isKeyframe: 4,
  showsEmails: 8,
  asksSignals: 16,
  isPlain: 32,
} as const;

export type FrameResult =
  | { ok: true; header: FrameHeader; body: Uint8Array; endOffset: number }
  | { ok: false; code: "chunk_malformed" | "chunk_truncated"; message: string };

type FrameFailure = Extract<FrameResult, { ok: false }>;

/** @param body packed as the header says, below 4 GiB */
export function encodeFrame(header: FrameHeader, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const fields: number[] = [];
  pushField(fields, tag.tabId, asciiBytes(header.tabId));
  pushNumber(fields, tag.seq, header.seq);
  pushNumber(fields, tag.firstAtMs, header.firstAtMs);
  pushNumber(fields, tag.lastAtMs, header.lastAtMs);
  pushNumber(fields, tag.cutAtMs, header.cutAtMs);
  pushNumber(fields, tag.eventCount, header.eventCount);
  const flags =
    (header.hasFullSnapshot ? flag.hasFullSnapshot : 0) |
    (header.isRecovered ? flag.isRecovered : 0) |
    (header.isKeyframe ? flag.isKeyframe : 0) |
    (header.showsEmails ? flag.showsEmails : 0) |
    (header.asksSignals ? flag.asksSignals : 0) |
    (header.isPlain ? flag.isPlain : 0);
  pushField(fields, tag.flags, [flags]);
  if (header.assetHashes.length > 0) {
    const hashes: number[] = [];
    for (const hash of header.assetHashes) pushBase64url(hashes, hash);
    pushField(fields, tag.assetHashes, hashes);
  }
  if (header.visitorId !== null) pushField(fields, tag.visitorId, asciiBytes(header.visitorId));
  if (header.secretHash !== undefined) {
    const hash: number[] = [];
    pushBase64url(hash, header.secretHash);
    pushField(fields, tag.secretHash, hash);
  }
  if (header.baseSeq !== undefined) pushNumber(fields, tag.baseSeq, header.baseSeq);

  const frame = new Uint8Array(prefixBytes + fields.length + body.length);
  const view = new DataView(frame.buffer);
  frame.set([0x50, 0x48, version, header.codec]);
  view.setUint32(4, body.length, true);
  view.setUint16(8, fields.length, true);
  frame.set(fields, prefixBytes);
  frame.set(body, prefixBytes + fields.length);
  return frame;
}

/**
 * Reads the frame that begins at `offset`, without inflating its body. The body is a view into `bytes`.
 * `lastAtMs` may lie before `firstAtMs`: clocks are set back, and that is no reason to refuse a chunk.
 * What follows `endOffset` is the caller's matter.
 */
export function readFrame(bytes: Uint8Array, offset = 0): FrameResult {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length - offset < prefixBytes) return truncated("The frame ends within its prefix.");
  if (bytes[offset] !== 0x50 || bytes[offset + 1] !== 0x48) return malformed("A frame begins with PH.");
  if (bytes[offset + 2] !== version) return malformed(`Frame version ${bytes[offset + 2]} is not known.`);
  const bodyBytes = view.getUint32(offset + 4, true);
  const headerBytes = view.getUint16(offset + 8, true);
  if (headerBytes > maxFrameHeaderBytes) return malformed("The frame's header is too long.");
  const bodyOffset = offset + prefixBytes + headerBytes;
  const endOffset = bodyOffset + bodyBytes;
  if (endOffset > bytes.length) return truncated("The frame is shorter than it says.");
  const header = readHeader(view.getUint8(offset + 3), bytes, offset + prefixBytes, bodyOffset);
  if ("ok" in header) return header;
  return { ok: true, header, body: bytes.subarray(bodyOffset, endOffset), endOffset };
}

/** The frames of a segment, in order. Stops after the first that cannot be read, which it still yields. */
export function* readFrames(bytes: Uint8Array): Generator<FrameResult> {
  let offset = 0;
  while (offset < bytes.length) {
    const frame = readFrame(bytes, offset);
    yield frame;
    if (!frame.ok) return;
    offset = frame.endOffset;
  }
}

function readHeader(
  codec: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): FrameHeader | FrameFailure {
  const reader = new ByteReader(bytes, start, end);
  /** By tag; -1 is a number that is missing or out of range. */
  const numbers = new Float64Array(numberTagsEnd).fill(-1);
  let seenTags = 0;
  let tabId: FrameHeader["tabId"] | null = null;
  let visitorId: FrameHeader["visitorId"] = null;
  let secretHash: FrameHeader["secretHash"];
  let assetHashes: AssetHash[] | null = [];
  let baseSeq: number | undefined;

  while (reader.at < end) {
    const fieldTag = bytes[reader.at++] ?? 0;
    const length = reader.varint();
    const at = reader.at;
    if (length < 0 || length > end - at) return malformed("A field of the header is cut off.");
    if (fieldTag <= lastTag && seenTags & (1 << fieldTag)) return malformed("A field stands twice.");
    seenTags |= fieldTag <= lastTag ? 1 << fieldTag : 0;
    reader.at = at + length;

    if (fieldTag === tag.tabId) {
      tabId = parseTabId(ascii(bytes, at, length));
    } else if (fieldTag === tag.visitorId) {
      visitorId = parseVisitorId(ascii(bytes, at, length));
      if (visitorId === null) return malformed("The visitor id is malformed.");
    } else if (fieldTag === tag.secretHash) {
      secretHash = readSecretHash(bytes, at, length);
      if (secretHash === undefined) return malformed("The secret's hash is malformed.");
    } else if (fieldTag === tag.assetHashes) {
      assetHashes = readHashes(bytes, at, length);
    } else if (fieldTag === tag.baseSeq) {
      baseSeq = readNumber(bytes, at, length);
      if (baseSeq < 0 || baseSeq > maxSeq) return malformed("baseSeq is out of range.");
    } else if (fieldTag < numbers.length) {
      numbers[fieldTag] = readNumber(bytes, at, length);
    }
  }

  const [, , seq = -1, firstAtMs = -1, lastAtMs = -1, cutAtMs = -1, eventCount = -1, flags = -1] = numbers;
  if (tabId === null) return malformed("The tab id is missing or malformed.");
  if (assetHashes === null) return malformed("The asset hashes are malformed.");
  if (seq < 0 || seq > maxSeq) return malformed("seq is missing or out of range.");
  if (firstAtMs < 0 || lastAtMs < 0 || cutAtMs < 0) return malformed("A time is missing or out of range.");
  if (eventCount < 0 || eventCount > maxEventsPerChunk) return malformed("eventCount is out of range.");
  if (flags < 0) return malformed("The flags are missing.");
  return {
    codec,
    tabId,
    seq,
    firstAtMs,
    lastAtMs,
    cutAtMs,
    eventCount,
    hasFullSnapshot: (flags & flag.hasFullSnapshot) !== 0,
    isRecovered: (flags & flag.isRecovered) !== 0,
    ...((flags & flag.isKeyframe) !== 0 ? { isKeyframe: true } : {}),
    ...((flags & flag.showsEmails) !== 0 ? { showsEmails: true } : {}),
    ...((flags & flag.asksSignals) !== 0 ? { asksSignals: true } : {}),
    ...((flags & flag.isPlain) !== 0 ? { isPlain: true } : {}),
    assetHashes,
    visitorId,
    ...(secretHash !== undefined && { secretHash }),
    ...(baseSeq !== undefined && { baseSeq }),
  };
}

/** -1 when the field is no varint, or more than one. */
function readNumber(bytes: Uint8Array, at: number, length: number): number {
  const field = new ByteReader(bytes, at, at + length);
  const value = field.varint();
  return field.at === field.end ? value : -1;
}

const readSecretHash = (bytes: Uint8Array, at: number, length: number): FrameHeader["secretHash"] =>
  length === hashBytes
    ? (parseSecretHash(toBase64url(bytes.subarray(at, at + length))) ?? undefined)
    : undefined;

function readHashes(bytes: Uint8Array, at: number, length: number): AssetHash[] | null {
  if (length % hashBytes !== 0 || length > maxAssetsPerChunk * hashBytes) return null;
  const hashes: AssetHash[] = [];
  for (let start = at; start < at + length; start += hashBytes) {
    const hash = parseAssetHash(toBase64url(bytes.subarray(start, start + hashBytes)));
    if (hash === null) return null;
    hashes.push(hash);
  }
  return hashes;
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  // The longest id is below 64 characters; a longer field is no id, and cutting it keeps it wrong.
  return String.fromCharCode(...bytes.subarray(at, at + Math.min(length, 64)));
}

const asciiBytes = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

function pushField(out: number[], fieldTag: number, value: ArrayLike<number> & Iterable<number>): void {
  out.push(fieldTag, ...encodeVarints([value.length]), ...value);
}

const pushNumber = (out: number[], fieldTag: number, value: number): void =>
  pushField(out, fieldTag, encodeVarints([value]));

const malformed = (message: string): FrameFailure => ({ ok: false, code: "chunk_malformed", message });
const truncated = (message: string): FrameFailure => ({ ok: false, code: "chunk_truncated", message });
