import { gzipSync } from "node:zlib";
import { encodeEvents } from "../../protocol/codec/codecs.ts";
import { concatBytes } from "../../protocol/concat-bytes.ts";
import type { ReplayEvent } from "../../protocol/events.ts";
import { encodeFrame } from "../../protocol/frame.ts";
import { isOfNetwork } from "../../protocol/network-events.ts";
import { framesWithKeyframes, readEvents, type StoredFrame } from "./read-chunks.ts";

/**
 * Frames for who is on a plan without network data, of a session that began on another. A frame that tells of no request
 * stays the bytes it was.
 * @param frames behind one another, cleaned
 */
export function withoutRequests(frames: Uint8Array): Uint8Array<ArrayBuffer> {
  return concatBytes([...framesWithKeyframes(frames)].map((frame) => rewritten(frame, asTheyAre)));
}

/** As `withoutRequests`, each frame as large as it was: what names a place in a segment still does. */
export function withoutRequestsInPlace(segment: Uint8Array): Uint8Array<ArrayBuffer> {
  return concatBytes([...framesWithKeyframes(segment)].map((frame) => rewritten(frame, inPlace)));
}

/** Whether bytes of a segment begin and end where frames do. */
export const areWholeFrames = (bytes: Uint8Array): boolean =>
  [...framesWithKeyframes(bytes)].reduce((sum, frame) => sum + frame.bytes.length, 0) === bytes.length;

interface Rewritten extends Pick<StoredFrame, "header"> {
  events: ReplayEvent[];
  /** Of the frame as it was. */
  bytes: number;
}

/** A frame that cannot be read tells nothing, and stays. */
function rewritten(frame: StoredFrame, encode: (frame: Rewritten) => Uint8Array): Uint8Array {
  const events = readEvents(frame) ?? [];
  const left = events.filter((event) => !isOfNetwork(event));
  if (left.length === events.length) return frame.bytes;
  const header = { ...frame.header, eventCount: left.length };
  return encode({ header, events: left, bytes: frame.bytes.length });
}

const asTheyAre = ({ header, events }: Rewritten): Uint8Array =>
  encodeFrame(header, gzipSync(encodeEvents(header.codec, events)));

/** Where somebody packed the chunk better than this can, it is left empty. */
function inPlace({ header, events, bytes }: Rewritten): Uint8Array {
  const room = bytes - encodeFrame(header, new Uint8Array()).length;
  const body = padded(packed(header.codec, events), room) ?? padded(packed(header.codec, []), room);
  if (body === null) throw new Error("a chunk without events is larger than with them");
  return encodeFrame(header, body);
}

const packed = (codec: number, events: readonly ReplayEvent[]): Uint8Array =>
  gzipSync(encodeEvents(codec, events), { level: 9 });

const gzipHeaderBytes = 10;
const [flagsAt, hasComment] = [3, 16];

/** Gzip with a comment that makes it `bytes` large (RFC 1952, section 2.3); null when it is larger. */
function padded(gzip: Uint8Array, bytes: number): Uint8Array | null {
  const missing = bytes - gzip.length;
  if (missing <= 0) return missing === 0 ? gzip : null;
  const head = gzip.slice(0, gzipHeaderBytes);
  head[flagsAt] = (head[flagsAt] ?? 0) | hasComment;
  const comment = new Uint8Array(missing).fill(0x20);
  comment[missing - 1] = 0;
  return concatBytes([head, comment, gzip.subarray(gzipHeaderBytes)]);
}
