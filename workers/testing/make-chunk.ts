import { deflateSync, gzipSync } from "node:zlib";
import { encodeEvents } from "../../protocol/codec/codecs.ts";
import { customEvent, eventType, incrementalSource, type ReplayEvent } from "../../protocol/events.ts";
import { encodeFrame } from "../../protocol/frame.ts";
import { codecNumber, type FrameHeader } from "../../protocol/frame-header.ts";
import {
  makeSessionId,
  makeTabId,
  makeVisitorId,
  randomText,
  type SessionId,
  type TabId,
} from "../../protocol/ids.ts";
import { maxBaseBytes } from "../../protocol/limits.ts";

const random = (length: number): string => randomText(crypto.getRandomValues(new Uint8Array(length)));

export const freshTabId = (): TabId => makeTabId(random(12));
export const freshSessionId = (tag: string, startedAtMs: number): SessionId =>
  makeSessionId(tag, startedAtMs, random(16));

/** A frame of real events through the real codecs; `over` changes header fields. */
export function makeChunk(
  tabId: TabId,
  seq: number,
  events: ReplayEvent[],
  over: Partial<FrameHeader> = {},
): Uint8Array<ArrayBuffer> {
  const header = chunkHeader(tabId, seq, events, over);
  return encodeFrame(header, gzipSync(encodeEvents(header.codec, events)));
}

/** The chunk behind another one of its tab; `base` is that one's body, inflated. */
export function makeBasedChunk(
  tabId: TabId,
  seq: number,
  events: ReplayEvent[],
  { base, baseSeq = 0, body }: { base: Uint8Array; baseSeq?: number; body?: Uint8Array },
): Uint8Array<ArrayBuffer> {
  const header = chunkHeader(tabId, seq, events, { baseSeq });
  const dictionary = base.subarray(0, maxBaseBytes);
  return encodeFrame(header, deflateSync(body ?? encodeEvents(header.codec, events), { dictionary }));
}

/** A frame whose body is the given bytes, whatever they are. */
export function makeRawChunk(tabId: TabId, seq: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  return encodeFrame(chunkHeader(tabId, seq, [], {}), body);
}

function chunkHeader(
  tabId: TabId,
  seq: number,
  events: ReplayEvent[],
  over: Partial<FrameHeader>,
): FrameHeader {
  const times = events.map((event) => event.timestamp);
  const lastAtMs = times.length === 0 ? Date.now() : Math.max(...times);
  return {
    codec: codecNumber.json,
    tabId,
    seq,
    firstAtMs: times.length === 0 ? lastAtMs : Math.min(...times),
    lastAtMs,
    cutAtMs: lastAtMs,
    eventCount: events.length,
    hasFullSnapshot: events.some((event) => event.type === eventType.fullSnapshot),
    isRecovered: false,
    assetHashes: [],
    visitorId: seq === 0 ? makeVisitorId("v".repeat(16)) : null,
    ...over,
  };
}

/** What a page's first chunk holds, in small. */
export function pageEvents(url: string, atMs: number): ReplayEvent[] {
  const viewport = { width: 1280, height: 720 };
  return [
    { type: eventType.meta, data: { href: url, ...viewport }, timestamp: atMs },
    {
      type: eventType.fullSnapshot,
      data: { node: smallDocument, initialOffset: { left: 0, top: 0 } },
      timestamp: atMs,
    },
    customEvent("ph.page", { url, title: "Shop", referrer: "", via: "load", viewport }, atMs),
  ];
}

export const clickEvent = (text: string, atMs: number): ReplayEvent =>
  customEvent("ph.click", { x: 10, y: 20, selector: "button", text, nodeId: 5 }, atMs);

export const scrollEvent = (y: number, atMs: number): ReplayEvent => ({
  type: eventType.incremental,
  data: { source: incrementalSource.scroll, id: 1, x: 0, y },
  timestamp: atMs,
});

const smallDocument = {
  type: 0,
  id: 1,
  childNodes: [
    { type: 1, name: "html", publicId: "", systemId: "", id: 2 },
    {
      type: 2,
      tagName: "html",
      attributes: { lang: "en" },
      id: 3,
      childNodes: [
        { type: 2, tagName: "head", attributes: {}, childNodes: [], id: 4 },
        {
          type: 2,
          tagName: "body",
          attributes: {},
          childNodes: [{ type: 3, textContent: "Hello", id: 6 }],
          id: 5,
        },
      ],
    },
  ],
};
