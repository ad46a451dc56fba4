import { readCustom } from "../../protocol/custom-events.ts";
import type { PlayheadEvent, PlayheadEvents, PlayheadTag, ReplayEvent } from "../../protocol/events.ts";
import { createCapturing, type OpenCapturing } from "../src/capture/capturing.ts";
import { createPrivacy } from "../src/privacy/create-privacy.ts";

/** One capture of ours in this page, and what it has told. */
export interface Captured {
  capturing: OpenCapturing;
  told<Tag extends PlayheadTag>(tag: Tag): PlayheadEvents[Tag][];
}

/** With level `balanced`; every node has the id 7. The test stops it. */
export function createCaptured(): Captured {
  const events: ReplayEvent[] = [];
  const capturing = createCapturing((event) => events.push(event), createPrivacy(), { idOf: () => 7 });
  return {
    capturing,
    told(tag) {
      const payloads: PlayheadEvents[typeof tag][] = [];
      for (const event of events) {
        const custom = readCustom(event);
        if (isOf(custom, tag)) payloads.push(custom.payload);
      }
      return payloads;
    },
  };
}

const isOf = <Tag extends PlayheadTag>(
  event: PlayheadEvent | null,
  tag: Tag,
): event is PlayheadEvent & { tag: Tag; payload: PlayheadEvents[Tag] } => event?.tag === tag;

export const settled = (ms = 50): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
