import { watchedFlushMs } from "../../../protocol/limits.ts";
import type { DecodedChunk } from "../replay/decode-chunks.ts";

/** Two chunks of a visitor who is watched: behind the newest by less, a playhead plays on and does not stutter. */
const maxBehindMs = 2 * watchedFlushMs;

/**
 * Where a playhead that follows what happens now goes when a chunk has come, on the tab's clock; null: it plays on. While
 * nothing happens it stands at the last event, and what it would play of that pause it would be late by from then on.
 */
export function keepUp(at: number, newest: Pick<DecodedChunk, "firstAt" | "lastAt">): number | null {
  if (newest.lastAt - at <= maxBehindMs) return null;
  return Math.max(newest.firstAt, newest.lastAt - watchedFlushMs);
}
