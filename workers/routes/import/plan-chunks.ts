import { checkEvents } from "../../../protocol/codec/check-events.ts";
import { CodecError } from "../../../protocol/codec/codec-error.ts";
import { chunkLimits } from "../../../protocol/codec/decode-limits.ts";
import { parseJson } from "../../../protocol/codec/json-codec.ts";
import { scanJson } from "../../../protocol/codec/scan-json.ts";
import { readCustom } from "../../../protocol/custom-events.ts";
import { eventType, type ReplayEvent } from "../../../protocol/events.ts";
import { importChunkBytes, maxInflatedBytes } from "../../../protocol/limits.ts";
import { elementsOf, type JsonRange } from "./json-ranges.ts";

/** Events that stand behind one another in the file, and are to be one chunk. Times are the tab's own clock, ms. */
export interface PlannedChunk {
  range: JsonRange;
  firstAtMs: number;
  lastAtMs: number;
  eventCount: number;
  hasFullSnapshot: boolean;
  /** An event of our own recorder is among them. */
  hasOwn: boolean;
}

/** With the brackets of its list, what a reader inflates. */
const maxEventBytes = maxInflatedBytes - 2;
/** What the list and the events beside it may take of a chunk's bounds: a value has a byte at least. */
const eventLimits = {
  maxDepth: chunkLimits.maxDepth - 1,
  maxValues: chunkLimits.maxValues - importChunkBytes,
};

/**
 * Reads a list of events, one in memory at a time, and says where to cut it into chunks.
 * @throws CodecError for what is no event, or too large for a chunk
 * @throws JsonError for what is no list
 */
export function planChunks(bytes: Uint8Array, list: JsonRange): PlannedChunk[] {
  const chunks: PlannedChunk[] = [];
  for (const range of elementsOf(bytes, list)) {
    const event = eventIn(bytes.subarray(range.start, range.end));
    const last = chunks.at(-1);
    if (last !== undefined && range.end - last.range.start <= importChunkBytes) extend(last, range, event);
    else chunks.push(chunkOf(range, event));
  }
  return chunks;
}

function eventIn(text: Uint8Array): ReplayEvent {
  if (text.length > maxEventBytes) throw new CodecError("too_many", "An event is too large.");
  scanJson(text, eventLimits);
  const [event] = checkEvents([parseJson(text)], 1);
  if (event === undefined) throw new Error("one event in, one event out");
  return event;
}

const chunkOf = (range: JsonRange, event: ReplayEvent): PlannedChunk => ({
  range,
  firstAtMs: event.timestamp,
  lastAtMs: event.timestamp,
  eventCount: 1,
  hasFullSnapshot: event.type === eventType.fullSnapshot,
  hasOwn: readCustom(event) !== null,
});

function extend(chunk: PlannedChunk, { end }: JsonRange, event: ReplayEvent): void {
  const { type, timestamp } = event;
  chunk.range = { ...chunk.range, end };
  chunk.firstAtMs = Math.min(chunk.firstAtMs, timestamp);
  chunk.lastAtMs = Math.max(chunk.lastAtMs, timestamp);
  chunk.eventCount += 1;
  chunk.hasFullSnapshot ||= type === eventType.fullSnapshot;
  chunk.hasOwn ||= readCustom(event) !== null;
}
