import type { ClickPayload } from "../../../protocol/click-events.ts";
import type { PlayheadEvent, PlayheadTag } from "../../../protocol/events.ts";
import type { PagePayload } from "../../../protocol/page-events.ts";
import type { Moment, Timeline, TimelineSignal, TimelineTab } from "../../../protocol/timeline.ts";
import type { ErrorPayload } from "../../../protocol/trouble-events.ts";
import { type SessionClock, toSessionTime } from "../replay/session-clock.ts";

/** Something that happened in a tab, at `tMs` of the player's time. */
export type HappenedMoment = { key: string; tMs: number } & (
  | { kind: "page"; page: PagePayload }
  | { kind: "click"; click: ClickPayload }
  | { kind: "error"; error: ErrorPayload }
  | { kind: "signal"; signal: TimelineSignal }
  /** Any other event of ours. */
  | { kind: "told"; event: PlayheadEvent }
);

export type SignalMoment = Extract<HappenedMoment, { kind: "signal" }>;

/** All that happened in one tab, in order. */
export function momentsOf(timeline: Timeline, tab: TimelineTab, clock: SessionClock): HappenedMoment[] {
  const placed = <Kind extends string, Entry extends Moment>(kind: Kind, entries: readonly Entry[]) =>
    entries
      .filter((entry) => entry.tabId === tab.tabId)
      .map((entry, index) => ({
        kind,
        entry,
        key: `${kind}-${index}`,
        tMs: toSessionTime(clock, tab, entry.at),
      }));
  const moments: HappenedMoment[] = [
    ...placed("page", timeline.pages).map(({ entry, ...rest }) => ({ ...rest, page: entry })),
    ...placed("click", timeline.clicks).map(({ entry, ...rest }) => ({ ...rest, click: entry })),
    ...placed("error", timeline.errors).map(({ entry, ...rest }) => ({ ...rest, error: entry })),
    ...placed("signal", timeline.signals ?? []).map(({ entry, ...rest }) => ({ ...rest, signal: entry })),
    ...placed("told", timeline.others ?? []).map(({ entry, ...rest }) => ({ ...rest, event: entry })),
  ];
  return moments.sort((one, other) => one.tMs - other.tMs);
}

/** Those of them that are signals. */
export const signalsIn = (moments: readonly HappenedMoment[]): SignalMoment[] =>
  moments.flatMap((moment) => (moment.kind === "signal" ? [moment] : []));

type Told<Tag extends PlayheadTag> = Extract<PlayheadEvent, { tag: Tag }>;
export type ToldMoment<Tag extends PlayheadTag> = Told<Tag> & { key: string; tMs: number };

/** What was told under one tag. */
export const toldIn = <Tag extends PlayheadTag>(
  moments: readonly HappenedMoment[],
  tag: Tag,
): ToldMoment<Tag>[] =>
  moments.flatMap((moment) => {
    if (moment.kind !== "told" || !isTold(moment.event, tag)) return [];
    return [{ ...moment.event, key: moment.key, tMs: moment.tMs }];
  });

const isTold = <Tag extends PlayheadTag>(event: PlayheadEvent, tag: Tag): event is Told<Tag> =>
  event.tag === tag;

/** Where the signal before or after `tMs` stands, muted ones passed over; null when there is none. */
export function signalFrom(
  moments: readonly HappenedMoment[],
  tMs: number,
  to: "next" | "previous",
): number | null {
  const times = signalsIn(moments).flatMap(({ signal, tMs: at }) => (signal.muted === undefined ? [at] : []));
  return timeBeside(times, tMs, to);
}

/** The time before or after `tMs`; null when there is none. */
export function timeBeside(times: readonly number[], tMs: number, to: "next" | "previous"): number | null {
  // The playhead rests a little beside where it was sent.
  if (to === "next") return times.find((at) => at > tMs + besideMs) ?? null;
  return times.findLast((at) => at < tMs - besideMs) ?? null;
}
const besideMs = 50;

/** Index of the last entry at or before `tMs`, -1 when all lie behind it. */
export function lastAtOrBefore(entries: readonly { tMs: number }[], tMs: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry !== undefined && entry.tMs <= tMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
