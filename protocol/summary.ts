import { type Activity, foldActivity } from "./activity.ts";
import { readCustom } from "./custom-events.ts";
import type { ReplayEvent } from "./events.ts";
import type { FrameHeader } from "./frame-header.ts";
import { isOfHand } from "./hand-events.ts";
import type { TabId, VisitorId } from "./ids.ts";
import type { PagePayload } from "./page-events.ts";
import { plainMoment } from "./plain-moments.ts";
import { addToRanges, type SeqRange } from "./seq-ranges.ts";
import { countSignals, type SignalCount, type TabOfEvents } from "./signals/signal-count.ts";
import { foldTabClock, type TabClock } from "./tab-clock.ts";
import { foldTold, type Told } from "./told-fold.ts";

/**
 * What the list says of a session. The folds below are commutative: chunks in any order give the same summary,
 * so that what is told live is also what is sealed. Signals alone ask for the order of a tab's chunks.
 */
export interface Summary extends HeaderSummary, EventSummary {}

/** What the headers of chunks tell. */
export interface HeaderSummary {
  visitorId: VisitorId | null;
  chunkCount: number;
  /** Frames as they came, compressed. */
  bytes: number;
  tabs: Record<TabId, TabSummary>;
}

/** What only their events tell, which cost some fifty times as much to read. */
export interface EventSummary {
  /** Chunks kept but not readable: counted, never shown. */
  skippedChunks: number;
  eventCount: number;
  pageViews: number;
  clickCount: number;
  errorCount: number;
  /** The page with the least time, ties by its text. */
  landing: Landing | null;
  /** Absent while nothing was told, as in what older releases wrote. */
  told?: Told;
  /** The most that a recorder has given up, see `DegradedPayload.step`; absent: nothing. */
  degradedStep?: number;
  /** By the tabs' own clocks, which are the browser's. Absent while the visitor's hand did nothing. */
  activity?: Activity;
  /** Absent while no event has said anything to a detector. */
  signals?: SignalCount;
}

export interface TabSummary extends TabClock {
  /** In order of seq. */
  ranges: SeqRange[];
}

interface Landing {
  atMs: number;
  url: string;
  referrer: string;
  viewport: { width: number; height: number };
}

/** A chunk as readers have it. `events` is null when its body could not be read. */
export interface ReadChunk {
  header: FrameHeader;
  events: ReplayEvent[] | null;
  receivedAtMs: number;
}

/** A chunk as the session counts it. */
export interface KeptChunk extends ReadChunk {
  /** Size of its frame. */
  bytes: number;
}

export const emptySummary = (): Summary => ({
  visitorId: null,
  chunkCount: 0,
  bytes: 0,
  skippedChunks: 0,
  eventCount: 0,
  pageViews: 0,
  clickCount: 0,
  errorCount: 0,
  landing: null,
  tabs: {},
});

export function foldHeader(summary: HeaderSummary, chunk: Omit<KeptChunk, "events">): HeaderSummary {
  const { header, bytes } = chunk;
  return {
    visitorId: least(summary.visitorId, header.visitorId),
    chunkCount: summary.chunkCount + 1,
    bytes: summary.bytes + bytes,
    tabs: {
      ...summary.tabs,
      [header.tabId]: foldTab(summary.tabs[header.tabId], chunk),
    },
  };
}

/** The two parts, each without the other's fields. */
export function partsOf(summary: Summary): { headers: HeaderSummary; events: EventSummary } {
  const { visitorId, chunkCount, bytes, tabs, ...events } = summary;
  return { headers: { visitorId, chunkCount, bytes, tabs }, events };
}

/** @param events null when the chunk's body could not be read */
export function foldEvents(
  summary: EventSummary,
  events: readonly ReplayEvent[] | null,
  tab: TabOfEvents,
): EventSummary {
  const { skippedChunks, eventCount, pageViews, clickCount, errorCount, landing } = summary;
  const signals = countSignals(summary.signals, events ?? [], tab);
  const ofHand = (events ?? []).filter(isOfHand).map(({ timestamp }) => timestamp);
  const activity = foldActivity(summary.activity, ofHand);
  const next: EventSummary = {
    skippedChunks: skippedChunks + (events === null ? 1 : 0),
    eventCount: eventCount + (events?.length ?? 0),
    pageViews,
    clickCount,
    errorCount,
    landing,
    ...(summary.told && { told: summary.told }),
    ...(activity && { activity }),
    ...(signals && { signals }),
    ...(summary.degradedStep && { degradedStep: summary.degradedStep }),
  };
  for (const event of events ?? []) foldEvent(next, event, tab.isPlain === true);
  return next;
}

const foldTab = (
  tab: TabSummary | undefined,
  { header, receivedAtMs }: Omit<ReadChunk, "events">,
): TabSummary => ({
  ...foldTabClock(tab, header, receivedAtMs),
  ranges: addToRanges(tab?.ranges ?? [], header, receivedAtMs),
});

function foldEvent(summary: EventSummary, event: ReplayEvent, isPlain: boolean): void {
  const custom = readCustom(event) ?? (isPlain ? plainMoment(event) : null);
  if (custom === null) return;
  const told = foldTold(summary.told, custom, event.timestamp);
  if (told) summary.told = told;
  switch (custom.tag) {
    case "ph.page":
      summary.pageViews += 1;
      summary.landing = earlier(summary.landing, landingOf(custom.payload, event.timestamp));
      break;
    case "ph.click":
      summary.clickCount += 1;
      break;
    case "ph.error":
      summary.errorCount += 1;
      break;
    case "ph.degraded":
      summary.degradedStep = Math.max(summary.degradedStep ?? 0, custom.payload.step);
      break;
  }
}

function landingOf(page: PagePayload, atMs: number): Landing {
  return { atMs, url: page.url, referrer: page.referrer, viewport: page.viewport };
}

function earlier(one: Landing | null, other: Landing): Landing {
  if (one === null || other.atMs < one.atMs) return other;
  return other.atMs === one.atMs && JSON.stringify(other) < JSON.stringify(one) ? other : one;
}

/** A session has one visitor; a forged one with two has the same one in any order. */
const least = (one: VisitorId | null, other: VisitorId | null): VisitorId | null =>
  one === null || (other !== null && other < one) ? other : one;
