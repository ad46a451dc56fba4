import type { FrameHeader } from "../../protocol/frame-header.ts";
import type { TabId } from "../../protocol/ids.ts";
import type { Timeline } from "../../protocol/timeline.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { readSegmentRange } from "../archive/segments.ts";
import { framesWithKeyframes, readEvents, type StoredFrame, storedFrames } from "./read-chunks.ts";
import { resumeBefore, type Stretch, stretchesBetween } from "./resume-rule.ts";
import { TabMirror } from "./tab-mirror.ts";

/** A session's sealed segments, and the timeline that says where its chunks stand in them. */
export interface Sealed {
  archive: R2Bucket;
  address: SessionAddress;
  timeline: Timeline;
}

type Place = Pick<FrameHeader, "tabId" | "seq">;

/**
 * A tab's page as it was before a chunk, from the last keyframe or full snapshot and the chunks since.
 * @returns null when it cannot be had: the tab has no keyframes then until its next full snapshot
 */
export async function resumeTab(sealed: Sealed, { tabId, seq }: Place): Promise<TabMirror | null> {
  const resume = resumeBefore(sealed.timeline, tabId, seq);
  if (resume === null) return null;
  const { keyframe, fromSeq, stretches } = resume;
  const tab = new TabMirror();
  if (keyframe !== null) {
    const bytes = await readSegmentRange(sealed.archive, sealed.address, keyframe.n, keyframe);
    const [frame] = bytes === null ? [] : framesWithKeyframes(bytes);
    const events = frame === undefined ? null : readEvents(frame);
    if (frame === undefined || events === null) return null;
    tab.takeKeyframe(frame.header, events);
  }
  return (await passSealed(sealed, tab, tabId, fromSeq, seq, stretches)) ? tab : null;
}

/**
 * Takes a tab's page over chunks that were sealed before: a chunk that came late stands behind them in the archive, and
 * in the tab's order before them.
 */
export async function catchUp(sealed: Sealed, tab: TabMirror, { tabId, seq }: Place): Promise<void> {
  const fromSeq = tab.continuesAt;
  if (fromSeq === null || fromSeq >= seq) return;
  const stretches = stretchesBetween(sealed.timeline, tabId, fromSeq, seq);
  if (stretches !== null) await passSealed(sealed, tab, tabId, fromSeq, seq, stretches);
}

/** @returns whether all of them were there */
async function passSealed(
  { archive, address }: Sealed,
  tab: TabMirror,
  tabId: TabId,
  fromSeq: number,
  toSeq: number,
  stretches: readonly Stretch[],
): Promise<boolean> {
  const frames = new Map<number, StoredFrame>();
  for (const stretch of stretches) {
    const bytes = await readSegmentRange(archive, address, stretch.n, stretch);
    if (bytes === null) return false;
    for (const frame of storedFrames(bytes)) {
      const { header } = frame;
      if (header.tabId === tabId && !frames.has(header.seq)) frames.set(header.seq, frame);
    }
  }
  // Not as they stand: a chunk that came late is in a later segment than those that follow it.
  for (let seq = fromSeq; seq < toSeq; seq += 1) {
    const frame = frames.get(seq);
    if (frame === undefined) return false;
    tab.takeChunk(frame.header, readEvents(frame) ?? [], frame.bytes.length);
  }
  return true;
}
