import type { ReplayEvent } from "../../../protocol/events.ts";
import { encodeFrame } from "../../../protocol/frame.ts";
import type { AssetHash, SecretHash, SessionId, TabId, VisitorId } from "../../../protocol/ids.ts";
import { isFullSnapshot } from "./event-buffer.ts";
import { codec } from "./event-encoder.ts";

/** Where a chunk goes; no two chunks share it. */
export interface ChunkPlace {
  sessionId: SessionId;
  tabId: TabId;
  seq: number;
}

/** A chunk ready to be sent, as often as it takes, with the same bytes. */
export interface Chunk extends ChunkPlace {
  frame: Uint8Array<ArrayBuffer>;
  assetHashes: AssetHash[];
  cutAtMs: number;
}

export interface ChunkSource extends ChunkPlace {
  events: readonly ReplayEvent[];
  assetHashes: AssetHash[];
  visitorId: VisitorId | null;
  secretHash?: SecretHash | undefined;
  cutAtMs: number;
  isRecovered: boolean;
}

/** @param gzip the events' columns, compressed */
export function makeChunk(source: ChunkSource, gzip: Uint8Array): Chunk {
  const { events, sessionId, tabId, seq, assetHashes, cutAtMs } = source;
  const frame = encodeFrame(
    {
      codec,
      tabId,
      seq,
      firstAtMs: events[0]?.timestamp ?? cutAtMs,
      lastAtMs: events.at(-1)?.timestamp ?? cutAtMs,
      cutAtMs,
      eventCount: events.length,
      hasFullSnapshot: events.some(isFullSnapshot),
      isRecovered: source.isRecovered,
      assetHashes,
      visitorId: source.visitorId,
      secretHash: source.secretHash,
    },
    gzip,
  );
  return { sessionId, tabId, seq, frame, assetHashes, cutAtMs };
}

export const placeText = ({ sessionId, tabId, seq }: ChunkPlace): string => `${sessionId}/${tabId}/${seq}`;
