import { sheetRefs } from "../../../protocol/asset-refs.ts";
import { decodeEvents } from "../../../protocol/codec/codecs.ts";
import { concatBytes } from "../../../protocol/concat-bytes.ts";
import type { ReplayEvent } from "../../../protocol/events.ts";
import { readFrames } from "../../../protocol/frame.ts";
import type { AssetHash, TabId } from "../../../protocol/ids.ts";
import { maxInflatedBytes } from "../../../protocol/limits.ts";

export interface DecodedChunk {
  tabId: TabId;
  seq: number;
  /** Tab's clock, ms. */
  firstAt: number;
  lastAt: number;
  hasFullSnapshot: boolean;
  /** No chunk, but the page as it was before the chunk of this seq. */
  isKeyframe: boolean;
  /** Style sheets the events refer to. */
  sheets: AssetHash[];
  /** Empty when the body could not be read: one bad chunk must not cost the rest. */
  events: ReplayEvent[];
}

/**
 * @param bytes frames behind one another; what follows a frame that cannot be read is passed over. A keyframe is asked
 * for by beginning with it; those in between are passed over
 */
export async function decodeChunks(bytes: Uint8Array): Promise<DecodedChunk[]> {
  const chunks: DecodedChunk[] = [];
  for (const frame of readFrames(bytes)) {
    if (!frame.ok) break;
    const { tabId, seq, firstAtMs, lastAtMs, hasFullSnapshot, codec } = frame.header;
    const isKeyframe = frame.header.isKeyframe === true;
    if (isKeyframe && chunks.length > 0) continue;
    const events = await readBody(codec, frame.body);
    const sheets = [...new Set(events.flatMap((event) => sheetRefs(event)))];
    const times = { firstAt: firstAtMs, lastAt: lastAtMs };
    chunks.push({ tabId, seq, ...times, hasFullSnapshot, isKeyframe, sheets, events });
  }
  return chunks;
}

async function readBody(codec: number, body: Uint8Array): Promise<ReplayEvent[]> {
  try {
    return decodeEvents(codec, await inflate(body));
  } catch {
    return [];
  }
}

async function inflate(gzip: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(gzip)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxInflatedBytes)
      throw new RangeError(`A chunk inflates to more than ${maxInflatedBytes} bytes`);
    parts.push(value);
  }
  return concatBytes(parts);
}
