import type { Chunk } from "../send/chunk.ts";
import { createTimer } from "../timers.ts";

/** A page that says nothing to the server for so long hears nothing of what the one before it sent. */
const patienceMs = 10_000;

/**
 * Chunks that the tab's page before gave to the browser to send as it went. Nobody heard the answer, so they stay until the
 * server tells how far it has the tab; only what it lacks is sent again.
 */
export interface Presumed {
  add(chunks: readonly Chunk[]): void;
  /** @param completeTo the server has the tab's chunks from 0 to this seq; null when it does not say */
  onReply(completeTo: number | null): void;
  end(): void;
}

export function createPresumed(drop: (chunk: Chunk) => void, send: (chunk: Chunk) => void): Presumed {
  let waiting: readonly Chunk[] = [];
  /** Undefined before the first reply. */
  let known: number | null | undefined;
  const settle = (): void => {
    patience.disarm();
    for (const chunk of waiting) {
      if (chunk.seq <= (known ?? -1)) drop(chunk);
      else send(chunk);
    }
    waiting = [];
  };
  const patience = createTimer(settle);
  return {
    add(chunks) {
      if (chunks.length === 0) return;
      waiting = [...waiting, ...chunks];
      if (known === undefined) patience.arm(patienceMs);
      else settle();
    },
    onReply(completeTo) {
      known = completeTo;
      if (waiting.length > 0) settle();
    },
    end: patience.disarm,
  };
}
