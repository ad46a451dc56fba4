import { gzipSync } from "node:zlib";
import { concatBytes } from "../../../protocol/concat-bytes.ts";
import { encodeFrame } from "../../../protocol/frame.ts";
import { codecNumber } from "../../../protocol/frame-header.ts";
import type { TabId, VisitorId } from "../../../protocol/ids.ts";
import type { ImportPlan } from "./read-import.ts";

interface Circumstances {
  /** For a tab without one. */
  newTabId: () => TabId;
  visitorId: VisitorId | null;
  /** The website shows e-mail addresses. */
  showsEmails: boolean;
}

const [open, close] = [new Uint8Array([0x5b]), new Uint8Array([0x5d])];

/**
 * The plan's chunks as frames, each made when it is asked for. They are cut when the session ended, by each tab's clock:
 * arriving now, they are as far apart as they were.
 */
export function* framesOf(
  bytes: Uint8Array,
  { tabs, endMs, isPlain }: ImportPlan,
  { newTabId, visitorId, showsEmails }: Circumstances,
): Generator<Uint8Array> {
  for (const { tabId: known, clockOffsetMs, chunks } of tabs) {
    const tabId = known ?? newTabId();
    for (const [seq, { range, hasOwn: _, ...told }] of chunks.entries()) {
      const header = {
        ...told,
        ...{ codec: codecNumber.json, tabId, seq, cutAtMs: endMs - clockOffsetMs },
        ...{ isRecovered: false, assetHashes: [], visitorId: seq === 0 ? visitorId : null },
        ...(showsEmails && { showsEmails }),
        ...(isPlain && { isPlain }),
      };
      const list = concatBytes([open, bytes.subarray(range.start, range.end), close]);
      yield encodeFrame(header, gzipSync(list));
    }
  }
}
