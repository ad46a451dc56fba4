import type { Completeness } from "../../protocol/completeness.ts";
import { emptyTimeline } from "../../protocol/timeline.ts";
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

/**
 * Writes a frozen tail to R2: its segment, then the timeline that names it. Everything follows from the rows and the
 * number, so running it again after a crash at any point writes the same once more.
 * @param count of the rows' events, which this reads
 * @param asOf asked once all of them are counted
 */
export async function archiveTail(
  archive: R2Bucket,
  address: SessionAddress,
  n: number,
  rows: readonly KeptRow[],
  count: EventCount,
  asOf: () => AsOfTail,
): Promise<void> {
  const timeline = (await readTimeline(archive, address)) ?? emptyTimeline();
  // The timeline is written last, so that what it names is there.
  if (timeline.segments.some((segment) => segment.n === n)) return;

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
  await putSegment(archive, address, n, segment.bytes);

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
  await putTimeline(archive, address, {
    ...extended,
    ...(keyframes.length > 0 ? { keyframes } : {}),
    completeness: { ...completeness, degraded: [...degraded] },
  });
}
