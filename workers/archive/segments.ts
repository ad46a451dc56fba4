import { type SessionAddress, segmentKey } from "./keys.ts";
import { readKept } from "./read-kept.ts";

/**
 * A segment's key and bytes follow from the seal's plan alone, so a repeated put writes the same object.
 * @param hasRequests whether it may tell of the page's requests
 */
export async function putSegment(
  archive: R2Bucket,
  address: SessionAddress,
  n: number,
  frames: Uint8Array,
  hasRequests = true,
): Promise<void> {
  await archive.put(segmentKey(address, n), frames, {
    httpMetadata: {
      contentType: "application/octet-stream",
    },
    customMetadata: { requests: hasRequests ? "some" : "none" },
  });
}

/** One from before segments said so may have some. */
const hasRequestsIn = ({ customMetadata }: R2Object): boolean => customMetadata?.requests !== "none";

/** A segment's frames behind one another. */
export interface OpenSegment {
  body: ReadableStream<Uint8Array>;
  /** It may tell of the page's requests. */
  hasRequests: boolean;
}

/** @returns null when there is no such segment */
export async function openSegment(
  archive: R2Bucket,
  address: SessionAddress,
  n: number,
): Promise<OpenSegment | null> {
  const object = await readKept(archive, segmentKey(address, n));
  return object === null ? null : { body: object.body, hasRequests: hasRequestsIn(object) };
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

export type SegmentPart =
  | (OpenSegment & { kind: "part"; bytes: number; totalBytes: number })
  | { kind: "past end" }
  | { kind: "gone" };

/** A part of a segment as it comes, as far as the segment goes. */
export async function openSegmentPart(
  archive: R2Bucket,
  address: SessionAddress,
  n: number,
  { offset, bytes }: { offset: number; bytes: number },
): Promise<SegmentPart> {
  const key = segmentKey(address, n);
  try {
    const object = await readKept(archive, key, { offset, length: bytes });
    if (object === null) return { kind: "gone" };
    const { body, size } = object;
    const hasRequests = hasRequestsIn(object);
    return { kind: "part", body, hasRequests, bytes: Math.min(bytes, size - offset), totalBytes: size };
  } catch (error) {
    // R2 has no code of its own for a range behind the end.
    const whole = await readKept(archive, key);
    await whole?.body.cancel();
    if (whole !== null && offset >= whole.size) return { kind: "past end" };
    throw error;
  }
}
