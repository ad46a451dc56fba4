import type { TabId } from "../../../protocol/ids.ts";
import type { Timeline, TimelineKeyframe } from "../../../protocol/timeline.ts";
import { type KnownChunk, knownChunks } from "./chunk-order.ts";
import type { ReplaySource } from "./replay-source.ts";

/** A tab's chunks that are known to exist, in the archive or at hand. */
export const chunksOfTab = ({ segments }: Timeline, tabId: TabId, source: ReplaySource): KnownChunk[] =>
  knownChunks(segments, tabId, source.chunksOf(tabId));

/** A tab's keyframes that can be read, as far as is known. */
export const keyframesOfTab = (
  { keyframes = [] }: Timeline,
  tabId: TabId,
  source: ReplaySource,
): TimelineKeyframe[] =>
  keyframes.filter(
    (one) => one.tabId === tabId && source.keyframe(tabId, one.beforeSeq)?.events.length !== 0,
  );
