import { eventType, type ReplayEvent } from "../../../protocol/events.ts";
import type { AssetHash } from "../../../protocol/ids.ts";
import { createEncoder } from "./event-encoder.ts";

/** Events may wait for their columns up to this many, so that `chars` tells a page that fills the memory. */
const maxWaiting = 50;

/** Events that make up one chunk. */
export interface Cut {
  events: ReplayEvent[];
  assetHashes: AssetHash[];
  /** Columns, not yet compressed. */
  body: Uint8Array<ArrayBuffer>;
}

/**
 * What was captured since the last cut. Columns fill as events arrive, so that a cut has little left to do; only
 * a full snapshot, and what comes right behind it, waits: taking it has cost the page a long task already, and a
 * visitor who never touches the page need not pay for more.
 */
export interface EventBuffer {
  readonly events: readonly ReplayEvent[];
  add(event: ReplayEvent, hashes: AssetHash[]): void;
  hashCount(): number;
  /** Of what is in columns. */
  chars(): number;
  hasFullSnapshot(): boolean;
  /** Everything, leaving the buffer empty; null when there is nothing. */
  take(): Cut | null;
  clear(): void;
}

export function createEventBuffer(): EventBuffer {
  let events: ReplayEvent[] = [];
  let encoder = createEncoder();
  let hashes = new Set<AssetHash>();
  let hasSnapshot = false;
  /** So many events, from the first, are in columns. */
  let encoded = 0;
  const encode = (): void => {
    for (let next = events[encoded]; next !== undefined; next = events[encoded]) {
      try {
        encoder.add(next);
        encoded++;
      } catch {
        // What is no JSON cannot be sent; kept, it would hold up all that comes after it.
        events.splice(encoded, 1);
      }
    }
  };
  const clear = (): void => {
    events = [];
    encoded = 0;
    encoder = createEncoder();
    hashes = new Set();
    hasSnapshot = false;
  };
  return {
    get events() {
      return events;
    },
    add(event, eventHashes) {
      const isUpToDate = encoded === events.length;
      events.push(event);
      const isDue = isUpToDate ? !isFullSnapshot(event) : isPieceOf(events[encoded], event);
      if (isDue || events.length - encoded > maxWaiting) encode();
      for (const hash of eventHashes) hashes.add(hash);
      hasSnapshot ||= isFullSnapshot(event);
    },
    hashCount: () => hashes.size,
    chars: () => encoder.size(),
    hasFullSnapshot: () => hasSnapshot,
    take() {
      if (events.length === 0) return null;
      encode();
      const cut = { events, assetHashes: [...hashes], body: encoder.finish() };
      clear();
      return cut;
    },
    clear,
  };
}

/** A large page goes on behind its snapshot, at the snapshot's own time: all at once would be a long task again. */
const isPieceOf = (snapshot: ReplayEvent | undefined, event: ReplayEvent): boolean =>
  event.type === eventType.incremental && event.timestamp === snapshot?.timestamp;

export const isFullSnapshot = (event: ReplayEvent): boolean => event.type === eventType.fullSnapshot;
