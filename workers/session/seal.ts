import type { Completeness } from "../../protocol/completeness.ts";
import { emptyTimeline, type Timeline, type TimelineSignal } from "../../protocol/timeline.ts";
import { withinBounds } from "../../protocol/timeline-bounds.ts";
import { addSignals } from "../../protocol/timeline-signals.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { putSegment } from "../archive/segments.ts";
import { putTimeline, readTimeline } from "../archive/timelines.ts";
import { buildSegment } from "./build-segment.ts";
import type { EventCount } from "./event-count.ts";
import { Keyframes } from "./keyframes.ts";
import { catchUp, resumeTab } from "./resume-tab.ts";
import type { KeptRow } from "./store-tails.ts";
import { TimelineBuilder } from "./timeline-builder.ts";

/** The session as of the newest chunk of the tail. */
export interface AsOfTail {
  completeness: Completeness;
  /** Server time, ms. */
  startedAtMs: number;
  endedAtMs: number;
}

export interface ArchivedTail {
  timeline: Timeline;
  /** The signals that it had before. */
  before: readonly TimelineSignal[];
}

/**
 * Writes a frozen tail to R2: its segment, then the timeline that names it. Everything follows from the rows and the
 * number, so running it again after a crash at any point writes the same once more.
 * @param count of the rows' events, which this reads
 * @param asOf asked once all of them are counted
 * @param judge mutes the signals of the whole session that its website silences by now
 */
export async function archiveTail(
  archive: R2Bucket,
  address: SessionAddress,
  n: number,
  rows: readonly KeptRow[],
  count: EventCount,
  asOf: () => AsOfTail,
  judge: (signals: readonly TimelineSignal[]) => Promise<readonly TimelineSignal[]>,
): Promise<ArchivedTail> {
  const timeline = (await readTimeline(archive, address)) ?? emptyTimeline();
  const before = timeline.signals ?? [];
  // The timeline is written last, so that what it names is there.
  if (timeline.segments.some((segment) => segment.n === n)) {
    const own = new Set(count.total().signals?.unsealed.map(({ id }) => id));
    return { timeline, before: before.filter(({ id }) => !own.has(id)) };
  }

  const sealed = { archive, address, timeline };
  const pages = new Keyframes(
    (first) => resumeTab(sealed, first),
    (tab, next) => catchUp(sealed, tab, next),
  );
  const builder = new TimelineBuilder(timeline);
  const segment = await buildSegment(
    n,
    rows,
    pages,
    (arrival, events) => count.add(arrival, events, pages.nameOf),
    builder.add,
  );
  await putSegment(archive, address, n, segment.bytes, segment.hasRequests);

  const { completeness, ...span } = asOf();
  const found = count.total().signals?.unsealed ?? [];
  const extended = withinBounds(addSignals(builder.finish(segment.entry), found), span);
  const keyframes = [...(timeline.keyframes ?? []), ...segment.keyframes];
  const degraded = new Set([
    ...(timeline.completeness?.degraded ?? []),
    ...completeness.degraded,
    ...pages.degraded,
    ...(extended.isCut ? ["the timeline leaves out pages, clicks or errors: there are too many"] : []),
  ]);
  const whole: Timeline = {
    ...extended,
    ...(extended.signals && { signals: [...(await judge(extended.signals))] }),
    ...(keyframes.length > 0 ? { keyframes } : {}),
    completeness: { ...completeness, degraded: [...degraded] },
  };
  await putTimeline(archive, address, whole);
  return { timeline: whole, before };
}
