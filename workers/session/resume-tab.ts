import type { FrameHeader } from "../../protocol/frame-header.ts";
import type { Timeline } from "../../protocol/timeline.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { readSegmentRange } from "../archive/segments.ts";
import { framesWithKeyframes, readEvents, storedFrames } from "./read-chunks.ts";
import { resumeBefore } from "./resume-rule.ts";
import { TabMirror } from "./tab-mirror.ts";

/**
 * A tab's page as it was before a chunk, from the last keyframe or full snapshot and the chunks since.
 * @returns null when it cannot be had: the tab has no keyframes then until its next full snapshot
 */
export async function resumeTab(
  archive: R2Bucket,
  address: SessionAddress,
  timeline: Timeline,
  { tabId, seq }: Pick<FrameHeader, "tabId" | "seq">,
): Promise<TabMirror | null> {
  const resume = resumeBefore(timeline, tabId, seq);
  if (resume === null) return null;
  const { keyframe, fromSeq, stretches } = resume;
  const tab = new TabMirror();
  if (keyframe !== null) {
    const bytes = await readSegmentRange(archive, address, keyframe.n, keyframe);
    const [frame] = bytes === null ? [] : framesWithKeyframes(bytes);
    const events = frame === undefined ? null : readEvents(frame);
    if (frame === undefined || events === null) return null;
    tab.takeKeyframe(frame.header, events);
  }
  const passed = new Set<number>();
  for (const stretch of stretches) {
    const bytes = await readSegmentRange(archive, address, stretch.n, stretch);
    if (bytes === null) return null;
    for (const frame of storedFrames(bytes)) {
      const { header } = frame;
      if (header.tabId !== tabId || header.seq < fromSeq || header.seq >= seq) continue;
      if (passed.has(header.seq)) continue;
      passed.add(header.seq);
      tab.takeChunk(header, readEvents(frame) ?? [], frame.bytes.length);
    }
  }
  return tab;
}
