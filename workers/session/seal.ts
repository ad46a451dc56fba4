import type { Timeline } from "../../protocol/timeline.ts";
import { emptyTimeline } from "../../protocol/timeline.ts";
import { extendTimeline } from "../../protocol/timeline-fold.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { putSegment } from "../archive/segments.ts";
import { putTimeline, readTimeline } from "../archive/timelines.ts";
import { type BuiltSegment, buildSegment } from "./build-segment.ts";
import type { ChunkRow } from "./store-tails.ts";

/**
 * Writes a frozen tail to R2: its segment, then the timeline that names it. Everything follows from the rows and the
 * number, so running it again after a crash at any point writes the same once more.
 */
export async function archiveTail(
  archive: R2Bucket,
  address: SessionAddress,
  n: number,
  rows: readonly Omit<ChunkRow, "summary">[],
): Promise<void> {
  const segment = buildSegment(n, rows);
  await putSegment(archive, address, n, segment.bytes);
  const timeline = (await readTimeline(archive, address)) ?? emptyTimeline();
  if (!names(timeline, segment)) {
    await putTimeline(archive, address, extendTimeline(timeline, segment.chunks, segment.entry));
  }
}

const names = (timeline: Timeline, segment: BuiltSegment): boolean =>
  timeline.segments.some(({ n }) => n === segment.entry.n);
