import type { Completeness } from "../../protocol/completeness.ts";
import type { Timeline } from "../../protocol/timeline.ts";
import { emptyTimeline } from "../../protocol/timeline.ts";
import { withinBounds } from "../../protocol/timeline-bounds.ts";
import { extendTimeline } from "../../protocol/timeline-fold.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { putSegment } from "../archive/segments.ts";
import { putTimeline, readTimeline } from "../archive/timelines.ts";
import { type BuiltSegment, buildSegment } from "./build-segment.ts";
import type { ChunkRow } from "./store-tails.ts";

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
 */
export async function archiveTail(
  archive: R2Bucket,
  address: SessionAddress,
  n: number,
  rows: readonly Omit<ChunkRow, "summary">[],
  asOf: AsOfTail,
): Promise<void> {
  const segment = buildSegment(n, rows);
  await putSegment(archive, address, n, segment.bytes);
  const timeline = (await readTimeline(archive, address)) ?? emptyTimeline();
  if (names(timeline, segment)) return;
  const extended = withinBounds(extendTimeline(timeline, segment.chunks, segment.entry), asOf);
  await putTimeline(archive, address, { ...extended, completeness: asOf.completeness });
}

const names = (timeline: Timeline, segment: BuiltSegment): boolean =>
  timeline.segments.some(({ n }) => n === segment.entry.n);
