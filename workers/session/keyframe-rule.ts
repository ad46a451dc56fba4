import { keyframeMaxGapBytes, keyframeMinMs } from "../../protocol/limits.ts";

/** What came in a tab since its last full snapshot or keyframe. */
export interface SinceSnapshot {
  /** The tab's clock, ms. */
  passedMs: number;
  /** Size of the page then, and of what changed it since, both as JSON. */
  snapshotBytes: number;
  changeBytes: number;
  /** Size of the chunks' frames, as a seek loads them. */
  frameBytes: number;
}

/**
 * Whether a keyframe pays: once the changes outweigh the page they change, a new picture of the page is smaller than the
 * way to it.
 */
export function isKeyframeDue({ passedMs, snapshotBytes, changeBytes, frameBytes }: SinceSnapshot): boolean {
  if (passedMs < keyframeMinMs) return false;
  return changeBytes > snapshotBytes || frameBytes >= keyframeMaxGapBytes;
}
