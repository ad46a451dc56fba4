import { gzipSync } from "node:zlib";
import { encodeEvents } from "../../protocol/codec/codecs.ts";
import type { ReplayEvent } from "../../protocol/events.ts";
import { encodeFrame } from "../../protocol/frame.ts";
import { cleanEvents } from "../../protocol/privacy/clean-events.ts";
import { readEvents, type StoredFrame } from "./read-chunks.ts";

/** A frame fit for R2 and screens, with its cleaned events. */
export interface CleanFrame {
  bytes: Uint8Array;
  events: ReplayEvent[];
}

/**
 * Every way out of the tail leads through here. A frame without secrets stays the bytes it was;
 * one that cannot be read cannot be cleaned, so it does not leave: null.
 */
export function cleanFrame(frame: StoredFrame): CleanFrame | null {
  const events = readEvents(frame);
  if (events === null) return null;
  if (!cleanEvents(events, frame.header.showsEmails)) return { bytes: frame.bytes, events };
  const body = gzipSync(encodeEvents(frame.header.codec, events));
  return { bytes: encodeFrame(frame.header, body), events };
}
