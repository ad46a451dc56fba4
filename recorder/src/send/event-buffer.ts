import { eventType, type ReplayEvent } from "../../../protocol/events.ts";
import type { AssetHash } from "../../../protocol/ids.ts";
import { createEncoder } from "./event-encoder.ts";

/** Events that make up one chunk, encoded as far as `encoded` goes. */
export interface Cut {
  events: ReplayEvent[];
  assetHashes: AssetHash[];
  /** Columns, not yet compressed. */
  body: Uint8Array<ArrayBuffer>;
}

/** What was captured since the last cut. Columns fill as events arrive, so that a cut has little left to do. */
export interface EventBuffer {
  readonly events: readonly ReplayEvent[];
  add(event: ReplayEvent, hashes: AssetHash[]): void;
  hashCount(): number;
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
  const clear = (): void => {
    events = [];
    encoder = createEncoder();
    hashes = new Set();
    hasSnapshot = false;
  };
  return {
    get events() {
      return events;
    },
    add(event, eventHashes) {
      events.push(event);
      encoder.add(event);
      for (const hash of eventHashes) hashes.add(hash);
      hasSnapshot ||= isFullSnapshot(event);
    },
    hashCount: () => hashes.size,
    chars: () => encoder.size(),
    hasFullSnapshot: () => hasSnapshot,
    take() {
      if (events.length === 0) return null;
      const cut = { events, assetHashes: [...hashes], body: encoder.finish() };
      clear();
      return cut;
    },
    clear,
  };
}

export const isFullSnapshot = (event: ReplayEvent): boolean => event.type === eventType.fullSnapshot;
