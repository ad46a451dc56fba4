import type { TabId } from "../../../protocol/ids.ts";
import type { Timeline, TimelineTab } from "../../../protocol/timeline.ts";

/**
 * The player's time `tMs` counts from the session's first event, in server time. Each tab has a clock of its
 * own (`at`), which its offset brings to server time.
 */
export interface SessionClock {
  /** Server time of `tMs` 0. */
  startMs: number;
  durationMs: number;
}

const serverTime = (tab: TimelineTab, at: number): number => at + tab.clockOffsetMs;

export function sessionClock(timeline: Timeline): SessionClock {
  const starts = timeline.tabs.map((tab) => serverTime(tab, tab.firstAt));
  const ends = timeline.tabs.map((tab) => serverTime(tab, tab.lastAt));
  if (starts.length === 0) return { startMs: 0, durationMs: 0 };
  const startMs = Math.min(...starts);
  return { startMs, durationMs: Math.max(0, Math.max(...ends) - startMs) };
}

export const toSessionTime = (clock: SessionClock, tab: TimelineTab, at: number): number =>
  serverTime(tab, at) - clock.startMs;

export const toTabTime = (clock: SessionClock, tab: TimelineTab, tMs: number): number =>
  tMs + clock.startMs - tab.clockOffsetMs;

/** How far before the newest event "live" begins, so that there is something to play. */
const liveLagMs = 1_000;
export const liveEdgeMs = ({ durationMs }: SessionClock): number => Math.max(0, durationMs - liveLagMs);

/** The tab in which something happened last; null when the session has none. */
export function newestTab({ tabs }: Timeline): TimelineTab | null {
  const [newest = null] = tabs.toSorted(
    (one, other) => serverTime(other, other.lastAt) - serverTime(one, one.lastAt),
  );
  return newest;
}

/** The tab asked for, else the one with the first event; null when the session has none. */
export function chooseTab(timeline: Timeline, asked: TabId | undefined): TimelineTab | null {
  const named = timeline.tabs.find((tab) => tab.tabId === asked);
  if (named) return named;
  let first: TimelineTab | null = null;
  for (const tab of timeline.tabs)
    if (first === null || serverTime(tab, tab.firstAt) < serverTime(first, first.firstAt)) first = tab;
  return first;
}
