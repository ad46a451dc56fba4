import { gzipSync } from "node:zlib";
import { sheetRefs } from "../../protocol/asset-refs.ts";
import { encodeEvents } from "../../protocol/codec/codecs.ts";
import type { ReplayEvent } from "../../protocol/events.ts";
import { encodeFrame } from "../../protocol/frame.ts";
import { codecNumber, type FrameHeader } from "../../protocol/frame-header.ts";
import type { TabId } from "../../protocol/ids.ts";
import { maxAssetsPerChunk } from "../../protocol/limits.ts";
import type { NodeName } from "../../protocol/mirror/name-node.ts";
import { cleanEvents } from "../../protocol/privacy/clean-events.ts";
import { TabMirror } from "./tab-mirror.ts";

/** Said in a session's completeness, see `Completeness.degraded`. */
export const noKeyframes = "no keyframes: a page has more than 100,000 nodes or 10 MB";

/** A tab's page as it was before this chunk of it, as far as that stands in the archive; else null. */
export type Resume = (first: FrameHeader) => Promise<TabMirror | null>;

/** Takes the page over what stands in the archive between it and this chunk of its tab, as far as all of that does. */
export type CatchUp = (tab: TabMirror, next: FrameHeader) => Promise<void>;

/**
 * Keyframes of a segment, while its chunks go by in the order of tab and seq. One tab's page is held at a time: the
 * largest takes 20 MB, and an object has 128.
 */
export class Keyframes {
  readonly #resume: Resume;
  readonly #catchUp: CatchUp;
  #tabId: TabId | null = null;
  #tab = new TabMirror();
  #wasTooLarge = false;
  readonly #names = new WeakMap<ReplayEvent, NodeName>();

  constructor(resume: Resume, catchUp: CatchUp) {
    this.#resume = resume;
    this.#catchUp = catchUp;
  }

  get degraded(): string[] {
    return this.#wasTooLarge ? [noKeyframes] : [];
  }

  /** What a click of another recorder was meant for, once its chunk has passed. */
  readonly nameOf = (event: ReplayEvent): NodeName | null => this.#names.get(event) ?? null;

  /**
   * To be called with every chunk, in order.
   * @param events the chunk's, cleaned
   * @param frameBytes size of its frame
   * @returns the frame of a keyframe to stand before the chunk's, with its time, or null
   */
  async pass(
    header: FrameHeader,
    events: readonly ReplayEvent[],
    frameBytes: number,
  ): Promise<{ at: number; bytes: Uint8Array } | null> {
    if (header.tabId !== this.#tabId) {
      this.#tabId = header.tabId;
      this.#tab = (await this.#resume(header)) ?? new TabMirror();
    } else if (!header.hasFullSnapshot) await this.#catchUp(this.#tab, header);
    const snapshot = this.#tab.keyframeBefore(header, events);
    const keyframe = snapshot === null ? null : keyframeOf(header, snapshot);
    this.#tab.takeChunk(header, events, frameBytes, this.#names);
    this.#wasTooLarge ||= this.#tab.wasTooLarge;
    return keyframe;
  }
}

function keyframeOf(before: FrameHeader, events: ReplayEvent[]): { at: number; bytes: Uint8Array } {
  // Made of cleaned events only, and nothing leaves without passing the net itself.
  cleanEvents(events, before.showsEmails);
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
    showsEmails: before.showsEmails,
    assetHashes: [...new Set(events.flatMap((event) => sheetRefs(event)))].slice(0, maxAssetsPerChunk),
    visitorId: null,
  };
  return { at, bytes: encodeFrame(header, gzipSync(encodeEvents(header.codec, events))) };
}
