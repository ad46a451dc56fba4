import { gzipSync } from "node:zlib";
import { sheetRefs } from "../../protocol/asset-refs.ts";
import { encodeEvents } from "../../protocol/codec/codecs.ts";
import type { ReplayEvent } from "../../protocol/events.ts";
import { encodeFrame } from "../../protocol/frame.ts";
import { codecNumber, type FrameHeader } from "../../protocol/frame-header.ts";
import type { TabId } from "../../protocol/ids.ts";
import { maxAssetsPerChunk } from "../../protocol/limits.ts";
import { cleanEvents } from "../../protocol/privacy/clean-events.ts";
import { TabMirror } from "./tab-mirror.ts";

/** Said in a session's completeness, see `Completeness.degraded`. */
export const noKeyframes = "no keyframes: a page has more than 100,000 nodes or 10 MB";

/** The pages of a session's tabs while its chunks are sealed, a tab's in the order of seq. */
export class Keyframes {
  readonly #tabs: Map<TabId, TabMirror>;

  /** @param tabs those that began in an earlier segment, as they were at its end */
  constructor(tabs: Map<TabId, TabMirror>) {
    this.#tabs = tabs;
  }

  get degraded(): string[] {
    return [...this.#tabs.values()].some((tab) => tab.wasTooLarge) ? [noKeyframes] : [];
  }

  /**
   * To be called with every chunk, in order.
   * @param events the chunk's, cleaned
   * @param frameBytes size of its frame
   * @returns the frame of a keyframe to stand before the chunk's, with its time, or null
   */
  pass(
    header: FrameHeader,
    events: readonly ReplayEvent[],
    frameBytes: number,
  ): { at: number; bytes: Uint8Array } | null {
    const tab = this.#tabs.get(header.tabId) ?? new TabMirror();
    this.#tabs.set(header.tabId, tab);
    const snapshot = tab.keyframeBefore(header, events);
    const keyframe = snapshot === null ? null : keyframeOf(header, snapshot);
    tab.takeChunk(header, events, frameBytes);
    return keyframe;
  }
}

function keyframeOf(before: FrameHeader, events: ReplayEvent[]): { at: number; bytes: Uint8Array } {
  // Made of cleaned events only, and nothing leaves without passing the net itself.
  cleanEvents(events);
  const at = events[0]?.timestamp ?? before.firstAtMs;
  const header: FrameHeader = {
    codec: codecNumber.columns,
    tabId: before.tabId,
    seq: before.seq,
    firstAtMs: at,
    lastAtMs: at,
    cutAtMs: at,
    eventCount: events.length,
    hasFullSnapshot: true,
    isRecovered: false,
    isKeyframe: true,
    assetHashes: [...new Set(events.flatMap((event) => sheetRefs(event)))].slice(0, maxAssetsPerChunk),
    visitorId: null,
  };
  return { at, bytes: encodeFrame(header, gzipSync(encodeEvents(header.codec, events))) };
}
