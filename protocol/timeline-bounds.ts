import { activityBucketMs, type Moment, type Timeline } from "./timeline.ts";

/**
 * The timeline with every time inside the session. Clocks jump while a session goes on, and one offset a tab cannot
 * mend that: a page in the year 2100 or a visit of a day would be the only thing a player could draw.
 * Segments keep the times of the events they hold.
 * @param bounds the session's start and end, server time, ms
 */
export function withinBounds(
  timeline: Timeline,
  bounds: { startedAtMs: number; endedAtMs: number },
): Timeline {
  const { startedAtMs, endedAtMs } = bounds;
  const onServer = (atMs: number): number => Math.min(endedAtMs, Math.max(startedAtMs, atMs));
  const offsets = new Map(timeline.tabs.map(({ tabId, clockOffsetMs }) => [tabId, clockOffsetMs]));
  const within = (at: number, offsetMs: number): number => onServer(at + offsetMs) - offsetMs;
  const moments = <M extends Moment>(list: readonly M[]): M[] =>
    list.map((moment) => ({ ...moment, at: within(moment.at, offsets.get(moment.tabId) ?? 0) }));
  return {
    ...timeline,
    tabs: timeline.tabs.map((tab) => ({
      ...tab,
      firstAt: within(tab.firstAt, tab.clockOffsetMs),
      lastAt: within(tab.lastAt, tab.clockOffsetMs),
    })),
    pages: moments(timeline.pages),
    clicks: moments(timeline.clicks),
    errors: moments(timeline.errors),
    ...(timeline.others && { others: moments(timeline.others) }),
    ...(timeline.signals && { signals: moments(timeline.signals) }),
    activity: activityWithin(timeline.activity, onServer),
  };
}

function activityWithin(
  activity: Timeline["activity"],
  onServer: (atMs: number) => number,
): Timeline["activity"] {
  const counts = new Map<number, number>();
  for (const [bucket, count] of activity) {
    const atMs = onServer(bucket);
    const within = atMs - (atMs % activityBucketMs);
    counts.set(within, (counts.get(within) ?? 0) + count);
  }
  return [...counts].sort(([a], [b]) => a - b);
}
