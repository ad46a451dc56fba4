import { gunzipSync, gzipSync } from "node:zlib";
import type { Timeline } from "../../protocol/timeline.ts";
import { type SessionAddress, timelineKey } from "./keys.ts";

export async function putTimeline(
  archive: R2Bucket,
  address: SessionAddress,
  timeline: Timeline,
): Promise<void> {
  await archive.put(timelineKey(address), gzipSync(JSON.stringify(timeline)), {
    httpMetadata: { contentType: "application/json", contentEncoding: "gzip" },
  });
}

/** @returns the timeline of all sealed segments, null before the first seal */
export async function readTimeline(archive: R2Bucket, address: SessionAddress): Promise<Timeline | null> {
  const object = await archive.get(timelineKey(address));
  if (object === null) return null;
  // Written by `putTimeline` alone, hence not parsed again.
  return JSON.parse(gunzipSync(await object.arrayBuffer()).toString("utf8")) as Timeline;
}
