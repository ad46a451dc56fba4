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
  /** A page that went gave it to the browser to send; of its sheets those count that no reply has spoken of. */
  isGiven?: true;
}

/** What a cut has made, whose place in the session may still be open. */
export interface Pack {
  /** Columns, compressed. */
  gzip: Uint8Array;
  firstAtMs: number;
  lastAtMs: number;
  cutAtMs: number;
  eventCount: number;
  hasFullSnapshot: boolean;
  assetHashes: AssetHash[];
}

/** What makes a pack a chunk. */
export interface ChunkName extends ChunkPlace {
  /** In the first chunk that a page cuts of a session. */
  visitorId: VisitorId | null;
  secretHash?: SecretHash | undefined;
  showsEmails?: true;
  asksSignals?: true;
  isRecovered: boolean;
}

export function makePack(
  events: readonly ReplayEvent[],
  assetHashes: AssetHash[],
  cutAtMs: number,
  gzip: Uint8Array,
): Pack {
  return {
    gzip,
    firstAtMs: events[0]?.timestamp ?? cutAtMs,
    lastAtMs: events.at(-1)?.timestamp ?? cutAtMs,
    cutAtMs,
    eventCount: events.length,
    hasFullSnapshot: events.some(isFullSnapshot),
    assetHashes,
  };
}

export function makeChunk(name: ChunkName, { gzip, ...pack }: Pack): Chunk {
  const { sessionId, ...named } = name;
  const { tabId, seq } = named;
  const { assetHashes, cutAtMs } = pack;
  const frame = encodeFrame({ codec, ...named, ...pack }, gzip);
  return { sessionId, tabId, seq, frame, assetHashes, cutAtMs };
}

export const placeText = ({ sessionId, tabId, seq }: ChunkPlace): string => `${sessionId}/${tabId}/${seq}`;
