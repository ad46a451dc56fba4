import { gzipSync } from "node:zlib";
import { encodeEvents } from "../../../protocol/codec/codecs.ts";
import { readCustom } from "../../../protocol/custom-events.ts";
import { eventType, type PlayheadTag, type ReplayEvent } from "../../../protocol/events.ts";
import { encodeFrame } from "../../../protocol/frame.ts";
import { isOfNetwork } from "../../../protocol/network-events.ts";
import type { Timeline } from "../../../protocol/timeline.ts";
import { framesWithKeyframes, readEvents, type StoredFrame } from "../../session/read-chunks.ts";

/** What the website's own code told of its visitor, in words that no mask knows. */
const ofVisitor: readonly PlayheadTag[] = [
  "ph.identify",
  "ph.conversation",
  "ph.prompt",
  "ph.track",
  "ph.tag",
];

const isShownTag = (tag: PlayheadTag, hasNetwork: boolean): boolean =>
  !ofVisitor.includes(tag) && (hasNetwork || tag !== "ph.request");

/** A custom event that is none of ours may say anything, and a plugin's may tell of requests. */
export function isShown(event: ReplayEvent, hasNetwork: boolean): boolean {
  if (event.type === eventType.plugin) return hasNetwork || !isOfNetwork(event);
  if (event.type !== eventType.custom) return true;
  const custom = readCustom(event);
  return custom !== null && isShownTag(custom.tag, hasNetwork);
}

export function sharedTimeline(timeline: Timeline, hasNetwork: boolean): Timeline {
  const { others } = timeline;
  return others === undefined
    ? timeline
    : { ...timeline, others: others.filter(({ tag }) => isShownTag(tag, hasNetwork)) };
}

/**
 * Frames behind one another, each without what says who the visitor is. What cannot be read is left out.
 * @param frames cleaned, as in a segment or a tail that was told
 */
export function sharedFrames(frames: Uint8Array, hasNetwork: boolean): Uint8Array[] {
  return [...framesWithKeyframes(frames)].flatMap((frame) => sharedFrame(frame, hasNetwork) ?? []);
}

function sharedFrame(frame: StoredFrame, hasNetwork: boolean): Uint8Array | null {
  const events = readEvents(frame);
  if (events === null) return null;
  const shown = events.filter((event) => isShown(event, hasNetwork));
  const { secretHash: _, ...header } = frame.header;
  const anonymous = { ...header, visitorId: null, eventCount: shown.length };
  const body = shown.length === events.length ? frame.body : gzipSync(encodeEvents(header.codec, shown));
  return encodeFrame(anonymous, body);
}
