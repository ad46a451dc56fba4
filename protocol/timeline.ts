import type { ClickPayload } from "./click-events.ts";
import type { Completeness } from "./completeness.ts";
import type { PlayheadEvent } from "./events.ts";
import type { TabId } from "./ids.ts";
import type { PagePayload } from "./page-events.ts";
import type { Signal } from "./signals/signal.ts";
import type { TabClock } from "./tab-clock.ts";
import type { ErrorPayload } from "./trouble-events.ts";

/**
 * All a player needs before the first frame. `at` is always the tab's own clock in ms;
 * server time is `at + clockOffsetMs` of that tab.
 */
export interface Timeline {
  version: 1;
  tabs: TimelineTab[];
  pages: (Moment & PagePayload)[];
  clicks: (Moment & ClickPayload)[];
  errors: (Moment & ErrorPayload)[];
  /** Every other custom event of ours, in order of time. Absent: none, or sealed before there were any. */
  others?: (Moment & PlayheadEvent)[];
  /** In order of time. Absent: none, or sealed before there were any. */
  signals?: TimelineSignal[];
  /** Events of the visitor's hand (mouse, touch, scroll, input) per 5 s of server time, as [bucket start ms, count]. */
  activity: [atMs: number, count: number][];
  segments: TimelineSegment[];
  /** Pages, clicks, errors or others are left out: there were more than `maxTimelineChars` hold. */
  isCut?: true;
  /** Where a player can begin besides full snapshots, by segment and place in it. Absent: none. */
  keyframes?: TimelineKeyframe[];
  /** As of the newest seal. */
  completeness?: Completeness;
}

/** `at` is when it began. */
export type TimelineSignal = Moment & Omit<Signal, "atMs">;

/** Says when a moment of the timeline was by the server's clock, ms. */
export function serverTimes({ tabs }: Pick<Timeline, "tabs">): (moment: Moment) => number {
  const offsets = new Map(tabs.map(({ tabId, clockOffsetMs }) => [tabId, clockOffsetMs]));
  return ({ tabId, at }) => at + (offsets.get(tabId) ?? 0);
}

export interface Moment {
  tabId: TabId;
  at: number;
}

export interface TimelineTab extends TabClock {
  tabId: TabId;
}

export interface TimelineSegment {
  /** Number in the session, from 0; the segment's key ends in it. */
  n: number;
  bytes: number;
  chunks: SegmentChunk[];
}

/** Where a chunk's frame stands in its segment. */
export interface SegmentChunk {
  tabId: TabId;
  seq: number;
  offset: number;
  bytes: number;
  firstAt: number;
  lastAt: number;
  eventCount: number;
  hasFullSnapshot: boolean;
}

/** The page as it was just before a chunk, made by a seal; its frame stands in the segment before the chunk's. */
export interface TimelineKeyframe extends Moment {
  /** Seq of the chunk it stands before: what follows the keyframe is that chunk. */
  beforeSeq: number;
  /** The segment, and the frame's place in it. */
  n: number;
  offset: number;
  bytes: number;
}

export const activityBucketMs = 5_000;

export const emptyTimeline = (): Timeline => ({
  version: 1,
  tabs: [],
  pages: [],
  clicks: [],
  errors: [],
  activity: [],
  segments: [],
});
