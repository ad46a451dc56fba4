import { readCustom } from "./custom-events.ts";
import type { PlayheadEvent, ReplayEvent } from "./events.ts";
import { isOfHand } from "./hand-events.ts";
import { maxActivityBuckets, maxTimelineChars } from "./limits.ts";
import { plainMoment } from "./plain-moments.ts";
import type { ReadChunk } from "./summary.ts";
import { foldTabClock, startOnServer } from "./tab-clock.ts";
import {
  activityBucketMs,
  type Moment,
  serverTimes,
  type Timeline,
  type TimelineSegment,
} from "./timeline.ts";

/**
 * The timeline with more chunks in it; the one given is left as it is.
 * @param chunks in any order, none of which the timeline has
 * @param segment the sealed segment they stand in; null for chunks of the tail
 */
export function extendTimeline(
  timeline: Timeline,
  chunks: readonly ReadChunk[],
  segment: TimelineSegment | null,
): Timeline {
  const tabs = new Map(timeline.tabs.map((tab) => [tab.tabId, tab]));
  for (const { header, receivedAtMs } of chunks) {
    const clock = foldTabClock(tabs.get(header.tabId), header, receivedAtMs);
    tabs.set(header.tabId, { tabId: header.tabId, ...clock });
  }
  const next: Timeline = {
    ...timeline,
    tabs: [...tabs.values()].sort((a, b) => startOnServer(a) - startOnServer(b)),
    pages: [...timeline.pages],
    clicks: [...timeline.clicks],
    errors: [...timeline.errors],
    ...(timeline.others && { others: [...timeline.others] }),
    activity: [],
    segments:
      segment === null ? timeline.segments : [...timeline.segments, segment].sort((a, b) => a.n - b.n),
  };
  const activity = new Map(timeline.activity);
  const room = roomIn(timeline);
  for (const { header, events } of chunks) {
    const offset = tabs.get(header.tabId)?.clockOffsetMs ?? 0;
    const momentOf = header.isPlain ? plainMoment : readCustom;
    for (const event of events ?? []) {
      countHand(activity, event, offset);
      addMoment(next, room, { tabId: header.tabId, at: event.timestamp }, momentOf(event));
    }
  }
  next.activity = [...activity].sort(([a], [b]) => a - b);
  const atServer = serverTimes(next);
  for (const list of [next.pages, next.clicks, next.errors, next.others ?? []]) {
    list.sort((a, b) => atServer(a) - atServer(b));
  }
  return next;
}

function countHand(activity: Map<number, number>, event: ReplayEvent, clockOffsetMs: number): void {
  if (!isOfHand(event)) return;
  const at = event.timestamp + clockOffsetMs;
  const bucket = at - (at % activityBucketMs);
  const count = activity.get(bucket);
  if (count !== undefined || activity.size < maxActivityBuckets) activity.set(bucket, (count ?? 0) + 1);
}

function addMoment(
  timeline: Timeline,
  room: { chars: number },
  moment: Moment,
  custom: PlayheadEvent | null,
): void {
  if (custom === null) return;
  room.chars -= charsOf(custom.payload);
  if (room.chars < 0) {
    timeline.isCut = true;
    return;
  }
  switch (custom.tag) {
    case "ph.page":
      timeline.pages.push({ ...moment, ...custom.payload });
      break;
    case "ph.click":
      timeline.clicks.push({ ...moment, ...custom.payload });
      break;
    case "ph.error":
      timeline.errors.push({ ...moment, ...custom.payload });
      break;
    default:
      timeline.others ??= [];
      timeline.others.push({ ...moment, ...custom });
  }
}

/** What stands around a moment's texts: names and numbers. */
const charsAround = 150;

const charsOf = (payload: object): number =>
  Object.values(payload).reduce<number>((sum, value) => sum + charsIn(value), charsAround);

function charsIn(value: unknown): number {
  if (typeof value === "string") return value.length;
  return Array.isArray(value) ? value.reduce<number>((sum, one) => sum + charsIn(one), value.length) : 0;
}

function roomIn({ pages, clicks, errors, others, isCut }: Timeline): { chars: number } {
  // What did not fit stays out: else a later, smaller moment would stand where an earlier one is missing.
  if (isCut) return { chars: 0 };
  const taken = [...pages, ...clicks, ...errors].reduce(
    (sum, { tabId, ...payload }) => sum + charsOf(payload),
    0,
  );
  const takenByOthers = (others ?? []).reduce((sum, { payload }) => sum + charsOf(payload), 0);
  return { chars: maxTimelineChars - taken - takenByOthers };
}
