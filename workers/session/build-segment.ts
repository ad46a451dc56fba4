import { concatBytes } from "../../protocol/concat-bytes.ts";
import type { ReplayEvent } from "../../protocol/events.ts";
import { isOfNetwork } from "../../protocol/network-events.ts";
import type { ReadChunk } from "../../protocol/summary.ts";
import type { SegmentChunk, TimelineKeyframe, TimelineSegment } from "../../protocol/timeline.ts";
import { cleanFrame } from "./clean-frame.ts";
import type { Keyframes } from "./keyframes.ts";
import { storedFrames } from "./read-chunks.ts";
import type { KeptRow } from "./store-tails.ts";

export interface BuiltSegment {
  /** The cleaned frames behind one another, keyframes among them. */
  bytes: Uint8Array;
  /** Where each chunk stands, for the timeline. */
  entry: TimelineSegment;
  /** It tells of the page's requests, which not every plan shows. */
  hasRequests: boolean;
  keyframes: TimelineKeyframe[];
}

/**
 * A tail as it goes to R2. The same rows give the same bytes, so a repeated seal writes the same object.
 * @param rows in the order of tab and seq
 * @param onRow is handed each row's cleaned events once they have passed through its page, null when they cannot be read: such a
 * chunk is left out
 * @param onChunk is handed each other chunk with its size in the segment. Nothing here keeps its events, which take ten
 * to thirty times that
 */
export async function buildSegment(
  n: number,
  rows: readonly KeptRow[],
  pages: Keyframes,
  onRow: (arrival: number, events: readonly ReplayEvent[] | null) => void,
  onChunk: (chunk: ReadChunk, frameBytes: number) => void,
): Promise<BuiltSegment> {
  const parts: Uint8Array[] = [];
  const chunks: SegmentChunk[] = [];
  const keyframes: TimelineKeyframe[] = [];
  let offset = 0;
  let hasRequests = false;
  const append = (part: Uint8Array): { offset: number; bytes: number } => {
    const place = { offset, bytes: part.length };
    parts.push(part);
    offset += part.length;
    return place;
  };
  for (const row of rows) {
    for (const frame of storedFrames(row.frame)) {
      const clean = cleanFrame(frame);
      if (clean === null) {
        onRow(row.arrival, null);
        continue;
      }
      hasRequests ||= clean.events.some(isOfNetwork);
      const { header } = frame;
      const { tabId, seq } = header;
      const keyframe = await pages.pass(header, clean.events, clean.bytes.length);
      onRow(row.arrival, clean.events);
      if (keyframe !== null) {
        keyframes.push({ tabId, at: keyframe.at, beforeSeq: seq, n, ...append(keyframe.bytes) });
      }
      chunks.push({
        tabId,
        seq,
        ...append(clean.bytes),
        firstAt: header.firstAtMs,
        lastAt: header.lastAtMs,
        eventCount: clean.events.length,
        hasFullSnapshot: header.hasFullSnapshot,
      });
      onChunk({ header, events: clean.events, receivedAtMs: row.receivedAtMs }, clean.bytes.length);
    }
  }
  return { bytes: concatBytes(parts), entry: { n, bytes: offset, chunks }, hasRequests, keyframes };
}
