import { type SessionAddress, segmentKey } from "./keys.ts";
import { readKept } from "./read-kept.ts";

/** A segment's key and bytes follow from the seal's plan alone, so a repeated put writes the same object. */
export async function putSegment(
  archive: R2Bucket,
  address: SessionAddress,
  n: number,
  frames: Uint8Array,
): Promise<void> {
  await archive.put(segmentKey(address, n), frames, {
    httpMetadata: {
      contentType: "application/octet-stream",
      cacheControl: "private, max-age=31536000, immutable",
    },
  });
}

/** @returns the segment's frames behind one another, or null when there is no such segment */
export async function readSegment(
  archive: R2Bucket,
  address: SessionAddress,
  n: number,
): Promise<ReadableStream<Uint8Array> | null> {
  const object = await readKept(archive, segmentKey(address, n));
  return object === null ? null : object.body;
}

/** Reads `bytes` bytes from `offset` of a segment; null when the segment is gone. */
export async function readSegmentRange(
  archive: R2Bucket,
  address: SessionAddress,
  n: number,
  range: { offset: number; bytes: number },
): Promise<Uint8Array | null> {
  const object = await readKept(archive, segmentKey(address, n), {
    offset: range.offset,
    length: range.bytes,
  });
  return object === null ? null : new Uint8Array(await object.arrayBuffer());
}
