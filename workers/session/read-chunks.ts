import { decodeEvents } from "../../protocol/codec/codecs.ts";
import type { ReplayEvent } from "../../protocol/events.ts";
import { readFrames } from "../../protocol/frame.ts";
import type { FrameHeader } from "../../protocol/frame-header.ts";
import { maxInflatedBytes } from "../../protocol/limits.ts";
import type { ReadChunk } from "../../protocol/summary.ts";
import { inflate } from "../inflate.ts";

/** A frame of ours, already checked when it came in. */
export interface StoredFrame {
  header: FrameHeader;
  body: Uint8Array;
  /** The whole frame. */
  bytes: Uint8Array;
}

/** Chunks standing behind one another, as in a segment or a tail. Stops at the first that is not a frame. */
export function* storedFrames(bytes: Uint8Array): Generator<StoredFrame> {
  for (const frame of framesWithKeyframes(bytes)) if (!frame.header.isKeyframe) yield frame;
}

export function* framesWithKeyframes(bytes: Uint8Array): Generator<StoredFrame> {
  let offset = 0;
  for (const frame of readFrames(bytes)) {
    if (!frame.ok) return;
    yield { header: frame.header, body: frame.body, bytes: bytes.subarray(offset, frame.endOffset) };
    offset = frame.endOffset;
  }
}

/** @returns the frame's events, null when its body cannot be read: such a chunk is kept and passed over */
export function readEvents({ header, body }: Pick<StoredFrame, "header" | "body">): ReplayEvent[] | null {
  const inflated = inflate(body, maxInflatedBytes);
  return inflated.ok ? decodeOrNull(header.codec, inflated.bytes) : null;
}

export function decodeOrNull(codec: number, bytes: Uint8Array): ReplayEvent[] | null {
  try {
    return decodeEvents(codec, bytes);
  } catch {
    return null;
  }
}

/** @param receivedAtMs when each frame arrived, in the order of the frames */
export function readChunks(frames: Uint8Array, receivedAtMs: readonly number[]): ReadChunk[] {
  return [...storedFrames(frames)].map((frame, i) => ({
    header: frame.header,
    events: readEvents(frame),
    receivedAtMs: receivedAtMs[i] ?? frame.header.cutAtMs,
  }));
}
