import { gzipSync } from "node:zlib";
import { maxInflatedTimelineBytes } from "../../protocol/limits.ts";
import type { Timeline } from "../../protocol/timeline.ts";
import { inflate } from "../inflate.ts";
import { type SessionAddress, timelineKey } from "./keys.ts";
import { readKept } from "./read-kept.ts";

/** How many segment numbers are taken: the sweep reads it without reading the timeline. */
export const segmentsField = "segments";

const segmentsOf = ({ segments }: Timeline): number =>
  segments.reduce((count, { n }) => Math.max(count, n + 1), 0);

export async function putTimeline(
  archive: R2Bucket,
  address: SessionAddress,
  timeline: Timeline,
): Promise<void> {
  await archive.put(timelineKey(address), gzipSync(JSON.stringify(timeline)), {
    httpMetadata: { contentType: "application/json", contentEncoding: "gzip" },
    customMetadata: { [segmentsField]: String(segmentsOf(timeline)) },
  });
}

/** @returns the timeline of all sealed segments, null before the first seal */
export const readTimeline = async (archive: R2Bucket, address: SessionAddress): Promise<Timeline | null> =>
  timelineIn(await archive.get(timelineKey(address)));

/** The same for those who watch: of a pinned session it may be the copy that is left. */
export const readKeptTimeline = async (
  archive: R2Bucket,
  address: SessionAddress,
): Promise<Timeline | null> => timelineIn(await readKept(archive, timelineKey(address)));

async function timelineIn(object: R2ObjectBody | null): Promise<Timeline | null> {
  if (object === null) return null;
  const inflated = inflate(new Uint8Array(await object.arrayBuffer()), maxInflatedTimelineBytes);
  if (!inflated.ok) throw new Error(`timeline unreadable: ${inflated.reason}`);
  // Written by `putTimeline` alone, hence not parsed again.
  return JSON.parse(new TextDecoder().decode(inflated.bytes)) as Timeline;
}
