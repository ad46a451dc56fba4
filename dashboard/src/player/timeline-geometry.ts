import { activityBucketMs, type Timeline, type TimelineTab } from "../../../protocol/timeline.ts";
import { type SessionClock, toSessionTime } from "../replay/session-clock.ts";
import type { HappenedMoment } from "./moments.ts";

/** Where things stand on a timeline of `widthPx`; all x in px from its left edge. */
export interface Scale {
  widthPx: number;
  durationMs: number;
}

export const xOf = (scale: Scale, tMs: number): number =>
  scale.durationMs === 0 ? 0 : (clamp(tMs, 0, scale.durationMs) / scale.durationMs) * scale.widthPx;

export const timeAt = (scale: Scale, x: number): number =>
  scale.widthPx === 0 ? 0 : (clamp(x, 0, scale.widthPx) / scale.widthPx) * scale.durationMs;

export interface PageBand {
  key: string;
  x: number;
  widthPx: number;
  path: string;
}

/** One band a page, from where it began to where the next did, the last to the tab's end. */
export function pageBands(
  moments: readonly HappenedMoment[],
  tab: TimelineTab,
  clock: SessionClock,
  scale: Scale,
): PageBand[] {
  const pages = moments.flatMap((moment) => (moment.kind === "page" ? [moment] : []));
  const endMs = toSessionTime(clock, tab, tab.lastAt);
  return pages.map((page, index) => {
    const x = xOf(scale, page.tMs);
    const end = xOf(scale, pages[index + 1]?.tMs ?? endMs);
    return { key: page.key, x, widthPx: Math.max(0, end - x), path: bandPath(page.page.url) };
  });
}

export interface ActivityBar {
  x: number;
  widthPx: number;
  /** 0 to 1. */
  height: number;
}

/** Bars as high as the square root of their count, since a scroll makes a hundred times the events of a click. */
export function activityBars(timeline: Timeline, clock: SessionClock, scale: Scale): ActivityBar[] {
  const busiest = Math.max(1, ...timeline.activity.map(([, count]) => count));
  return timeline.activity.flatMap(([atMs, count]) => {
    const fromMs = atMs - clock.startMs;
    const x = xOf(scale, fromMs);
    const end = xOf(scale, fromMs + activityBucketMs);
    if (count <= 0 || end <= x) return [];
    const gap = end - x > 4 ? 1 : 0;
    return [{ x, widthPx: end - x - gap, height: Math.sqrt(count / busiest) }];
  });
}

/** Text for a band, cut to its width; empty when not even a few letters fit. */
export function fitLabel(text: string, widthPx: number, charPx: number, paddingPx: number): string {
  const fits = Math.floor((widthPx - paddingPx) / charPx);
  if (fits < 3) return "";
  return text.length <= fits ? text : `${text.slice(0, fits - 1)}…`;
}

/** Of what stands at the same place the heaviest is in front: a signal says more than the click that it tells of. */
export function weightOf(moment: HappenedMoment): number {
  if (moment.kind === "signal") return moment.signal.muted === undefined ? 4 : 2;
  return { page: 0, told: 1, click: 1, error: 3 }[moment.kind];
}

/** The moment nearest to `x`, if it is within reach. */
export function momentNear(
  moments: readonly HappenedMoment[],
  scale: Scale,
  x: number,
  reachPx: number,
): HappenedMoment | null {
  let nearest: HappenedMoment | null = null;
  let distance = reachPx;
  for (const moment of moments) {
    const away = Math.abs(xOf(scale, moment.tMs) - x);
    const isHeavier = nearest === null || weightOf(moment) > weightOf(nearest);
    if (away < distance || (away === distance && isHeavier)) {
      nearest = moment;
      distance = away;
    }
  }
  return nearest;
}

export const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), Math.max(least, most));

function bandPath(url: string): string {
  try {
    return new URL(url).pathname;
  } catch {
    return url;
  }
}
