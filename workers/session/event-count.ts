import { eventType, type ReplayEvent } from "../../protocol/events.ts";
import { cleanEvents } from "../../protocol/privacy/clean-events.ts";
import type { NameOf } from "../../protocol/signals/judge-plain.ts";
import type { Thresholds } from "../../protocol/signals/thresholds.ts";
import { type EventSummary, foldEvents } from "../../protocol/summary.ts";
import { readEvents, type StoredFrame, storedFrames } from "./read-chunks.ts";
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
  readonly #pending: Map<number, StoredFrame>;
  readonly #thresholds: Partial<Thresholds>;

  /**
   * @param rows chunks, those that are counted already among them or not
   * @param thresholds of the website's signals
   */
  constructor(
    { upTo, events }: Counted,
    rows: readonly Pick<ChunkRow, "arrival" | "frame">[],
    thresholds: Partial<Thresholds> = {},
  ) {
    this.#events = events;
    this.#thresholds = thresholds;
    this.#pending = new Map(inOrder(rows.filter(({ arrival }) => arrival > upTo)));
  }

  /**
   * For who has read one of the chunks anyway; each counts once.
   * @param events cleaned; null when they cannot be read
   * @param nameOf for who follows the pages as well
   */
  add(arrival: number, events: readonly ReplayEvent[] | null, nameOf?: NameOf): void {
    const header = this.#pending.get(arrival)?.header;
    if (header === undefined) return;
    this.#pending.delete(arrival);
    const { tabId, codec, isPlain } = header;
    const tab = { tabId, codec, isPlain, thresholds: this.#thresholds, nameOf };
    this.#events = foldEvents(this.#events, events, tab);
  }

  /** Of all the chunks: reads those that nobody has added. */
  total(): EventSummary {
    for (const [arrival, stored] of this.#pending) this.add(arrival, eventsToCount(stored));
    return this.#events;
  }
}

/** Detectors ask for the order of a tab's chunks. */
const inOrder = (rows: readonly Pick<ChunkRow, "arrival" | "frame">[]): [number, StoredFrame][] =>
  rows
    .flatMap(({ arrival, frame }) =>
      [...storedFrames(frame)].slice(0, 1).map((stored): [number, StoredFrame] => [arrival, stored]),
    )
    .sort(([, { header: a }], [, { header: b }]) => compareTexts(a.tabId, b.tabId) || a.seq - b.seq);

const compareTexts = (one: string, other: string): number => Number(one > other) - Number(one < other);

function eventsToCount(stored: StoredFrame): ReplayEvent[] | null {
  const events = readEvents(stored);
  // Addresses of pages are in both kinds. Of the others nothing is kept but their number; they are cleaned on their way
  // out, as these are once more.
  const own = events?.filter(({ type }) => type === eventType.custom || type === eventType.meta) ?? [];
  cleanEvents(own, stored.header.showsEmails);
  return events;
}
