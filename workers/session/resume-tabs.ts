import type { TabId } from "../../protocol/ids.ts";
import type { Timeline } from "../../protocol/timeline.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { readSegmentRange } from "../archive/segments.ts";
import { framesWithKeyframes, readEvents, type StoredFrame, storedFrames } from "./read-chunks.ts";
import { type Resume, resumeBefore } from "./resume-rule.ts";
import type { ChunkRow } from "./store-tails.ts";
import { TabMirror } from "./tab-mirror.ts";

/**
 * The pages of the tabs that go on in these rows, as they were before them. A tab whose page cannot be had is left out:
 * it has no keyframes until its next full snapshot.
 * @param rows in the order of tab and seq
 */
export async function resumeTabs(
  archive: R2Bucket,
  address: SessionAddress,
  timeline: Timeline,
  rows: readonly Pick<ChunkRow, "frame">[],
): Promise<Map<TabId, TabMirror>> {
  const firsts = new Map<TabId, StoredFrame["header"]>();
  for (const { frame } of rows) {
    for (const { header } of storedFrames(frame)) {
      if (!firsts.has(header.tabId)) firsts.set(header.tabId, header);
    }
  }
  const tabs = new Map<TabId, TabMirror>();
  for (const { tabId, seq } of firsts.values()) {
    const resume = resumeBefore(timeline, tabId, seq);
    const tab = resume === null ? null : await followUp(archive, address, tabId, seq, resume);
    if (tab !== null) tabs.set(tabId, tab);
  }
  return tabs;
}

async function followUp(
  archive: R2Bucket,
  address: SessionAddress,
  tabId: TabId,
  beforeSeq: number,
  { keyframe, fromSeq, stretches }: Resume,
): Promise<TabMirror | null> {
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
      if (header.tabId !== tabId || header.seq < fromSeq || header.seq >= beforeSeq) continue;
      if (passed.has(header.seq)) continue;
      passed.add(header.seq);
      tab.takeChunk(header, readEvents(frame) ?? [], frame.bytes.length);
    }
  }
  return tab;
}
