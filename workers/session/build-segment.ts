import type { ReadChunk } from "../../protocol/summary.ts";
import type { SegmentChunk, TimelineSegment } from "../../protocol/timeline.ts";
import { cleanFrame } from "./clean-frame.ts";
import { storedFrames } from "./read-chunks.ts";
import type { ChunkRow } from "./store-tails.ts";

export interface BuiltSegment {
  /** The cleaned frames behind one another. */
  bytes: Uint8Array;
  chunks: ReadChunk[];
  /** Where each of them stands, for the timeline. */
  entry: TimelineSegment;
}

/**
 * A tail as it goes to R2. The same rows give the same bytes, so a repeated seal writes the same object.
 * @param rows in the order of tab and seq
 */
export function buildSegment(n: number, rows: readonly Omit<ChunkRow, "summary">[]): BuiltSegment {
  const parts: Uint8Array[] = [];
  const chunks: ReadChunk[] = [];
  const places: SegmentChunk[] = [];
  let offset = 0;
  for (const row of rows) {
    for (const frame of storedFrames(row.frame)) {
      const clean = cleanFrame(frame);
      if (clean === null) continue;
      const { header } = frame;
      parts.push(clean.bytes);
      chunks.push({ header, events: clean.events, receivedAtMs: row.receivedAtMs });
      places.push({
        tabId: header.tabId,
        seq: header.seq,
        offset,
        bytes: clean.bytes.length,
        firstAt: header.firstAtMs,
        lastAt: header.lastAtMs,
        eventCount: clean.events.length,
        hasFullSnapshot: header.hasFullSnapshot,
      });
      offset += clean.bytes.length;
    }
  }
  return { bytes: concat(parts, offset), chunks, entry: { n, bytes: offset, chunks: places } };
}

export function concat(parts: readonly Uint8Array[], totalBytes: number): Uint8Array {
  const bytes = new Uint8Array(totalBytes);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
