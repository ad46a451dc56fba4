import type { FrameHeader } from "../../protocol/frame-header.ts";
import {
  maxRangesPerSession,
  maxSessionBytes,
  maxSessionChunks,
  maxTabsPerSession,
} from "../../protocol/limits.ts";
import { standsAlone } from "../../protocol/seq-ranges.ts";
import type { HeaderSummary } from "../../protocol/summary.ts";

/** Past its size a session takes nothing more. The chunk that reaches it is still kept, so it may be passed by one. */
export const isFull = ({ bytes, chunkCount }: Pick<HeaderSummary, "bytes" | "chunkCount">): boolean =>
  bytes >= maxSessionBytes || chunkCount >= maxSessionChunks;

/** Whether the session may take a chunk of this tab and seq, which it does not know. */
export function hasRoom(summary: HeaderSummary, { tabId, seq }: Pick<FrameHeader, "tabId" | "seq">): boolean {
  if (isFull(summary)) return false;
  const tab = summary.tabs[tabId];
  const tabs = Object.values(summary.tabs);
  if (tab === undefined && tabs.length >= maxTabsPerSession) return false;
  if (!standsAlone(tab?.ranges ?? [], seq)) return true;
  return tabs.reduce((count, { ranges }) => count + ranges.length, 0) < maxRangesPerSession;
}
