import { eventType, type ReplayEvent } from "../../protocol/events.ts";
import { cleanEvents } from "../../protocol/privacy/clean-events.ts";
import { type EventSummary, foldEvents } from "../../protocol/summary.ts";
import { readEvents, storedFrames } from "./read-chunks.ts";
import type { ChunkRow } from "./store-tails.ts";

/**
 * Chunks whose events nobody has asked about: past so many they are counted, and at once with one that inflates to more
 * bytes, so that who asks waits for no more: a chunk that took a visitor nothing can take a second to read.
 */
export const maxUncountedChunks = 60;
export const maxUncountedBytes = 1_000_000;

/** What is counted of the session's events: those of all chunks up to an arrival number. */
export interface Counted {
  upTo: number;
  events: EventSummary;
}

/**
 * Adds the events of more chunks to what is counted. To acknowledge a chunk nothing needs to be known of its events, and
 * reading them takes longer than all else of it; so they are counted when somebody asks, and at the latest by the seal,
 * which reads every chunk in any case.
 */
export class EventCount {
  #events: EventSummary;
  readonly #pending: Map<number, Uint8Array>;

  /** @param rows chunks, those that are counted already among them or not */
  constructor({ upTo, events }: Counted, rows: readonly Pick<ChunkRow, "arrival" | "frame">[]) {
    this.#events = events;
    this.#pending = new Map(
      rows.filter(({ arrival }) => arrival > upTo).map(({ arrival, frame }) => [arrival, frame]),
    );
  }

  /**
   * For who has read one of the chunks anyway; each counts once.
   * @param events cleaned; null when they cannot be read
   */
  readonly add = (arrival: number, events: readonly ReplayEvent[] | null): void => {
    if (this.#pending.delete(arrival)) this.#events = foldEvents(this.#events, events);
  };

  /** Of all the chunks: reads those that nobody has added. */
  total(): EventSummary {
    for (const [arrival, frame] of this.#pending) this.add(arrival, eventsToCount(frame));
    return this.#events;
  }
}

function eventsToCount(frame: Uint8Array): ReplayEvent[] | null {
  for (const stored of storedFrames(frame)) {
    const events = readEvents(stored);
    // Of the others nothing is kept but their number; they are cleaned on their way out, as these are once more.
    const own = events?.filter(({ type }) => type === eventType.custom) ?? [];
    cleanEvents(own, stored.header.showsEmails);
    return events;
  }
  return null;
}
