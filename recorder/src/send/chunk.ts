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
  /** Columns, packed. */
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

export function makeChunk(name: ChunkName, pack: Pack): Chunk {
  const { sessionId, tabId, seq } = name;
  const { assetHashes, cutAtMs } = pack;
  return { sessionId, tabId, seq, frame: frameOf(name, pack), assetHashes, cutAtMs };
}

/** @param baseSeq of the chunk that this one is packed behind */
export const frameOf = (
  name: ChunkName,
  { gzip, ...pack }: Pack,
  baseSeq?: number,
): Uint8Array<ArrayBuffer> => encodeFrame({ codec, ...name, ...pack, baseSeq }, gzip);

export const placeText = ({ sessionId, tabId, seq }: ChunkPlace): string => `${sessionId}/${tabId}/${seq}`;
