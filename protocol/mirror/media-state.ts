import { incrementalSource } from "../events.ts";
import type { JsonObject } from "../json-object.ts";
import { laterOf, type MediaState, type MirrorNode } from "./mirror-node.ts";

/** rrweb's `MediaInteractions` (source: @rrweb/types). */
const interaction = { play: 0, pause: 1 } as const;
const fieldNames = ["currentTime", "playbackRate", "volume", "muted", "loop"] as const;

const isMedia = ({ tagName }: MirrorNode): boolean => tagName === "video" || tagName === "audio";

/** Remembers since when a recorded element has been playing; one at rest is told by its attributes alone. */
export function beginMedia(node: MirrorNode, atMs: number): void {
  const { attributes } = node;
  if (!isMedia(node) || attributes.rr_mediaState !== "played") return;
  const fields = {
    currentTime: attributes.rr_mediaCurrentTime,
    playbackRate: attributes.rr_mediaPlaybackRate,
    volume: attributes.rr_mediaVolume,
    muted: attributes.rr_mediaMuted,
    loop: attributes.rr_mediaLoop,
  };
  laterOf(node).media = { isPlaying: true, atMs, fields };
}

/** @param data of rrweb's media event; fields it lacks stay as they were */
export function applyMedia(node: MirrorNode, data: JsonObject, atMs: number): void {
  if (!isMedia(node)) return;
  const later = laterOf(node);
  const wasPlaying = later.media?.isPlaying ?? node.attributes.autoplay !== undefined;
  const isPlaying = data.type === interaction.play || (data.type !== interaction.pause && wasPlaying);
  const fields: JsonObject = { ...later.media?.fields };
  for (const name of fieldNames) {
    if (typeof data[name] === "number" || typeof data[name] === "boolean") fields[name] = data[name];
  }
  later.media = { isPlaying, atMs, fields };
}

/** The one event that brings an element to where it is at `atMs`. */
export function mediaData(id: number, media: MediaState, atMs: number): JsonObject {
  const { isPlaying, fields } = media;
  const data: JsonObject = {
    source: incrementalSource.mediaInteraction,
    type: isPlaying ? interaction.play : interaction.pause,
    id,
    ...fields,
  };
  if (typeof fields.currentTime === "number" && isPlaying) {
    const rate = typeof fields.playbackRate === "number" ? fields.playbackRate : 1;
    data.currentTime = fields.currentTime + (Math.max(0, atMs - media.atMs) / 1_000) * rate;
  }
  return data;
}
