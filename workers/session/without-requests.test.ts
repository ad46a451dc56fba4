import { expect, test } from "vitest";
import { concatBytes } from "../../protocol/concat-bytes.ts";
import { customEvent, eventType, type ReplayEvent } from "../../protocol/events.ts";
import { codecNumber } from "../../protocol/frame-header.ts";
import { clickEvent, freshTabId, makeChunk, makeRawChunk, pageEvents } from "../testing/make-chunk.ts";
import { framesWithKeyframes, readEvents } from "./read-chunks.ts";
import { withoutRequests, withoutRequestsInPlace } from "./without-requests.ts";

const atMs = Date.parse("2026-11-20T12:00:00Z");
const url = "https://shop.example/api/basket";
const request = customEvent(
  "ph.request",
  { kind: "fetch", method: "GET", url, status: 500, outcome: "failed", durationMs: 7, bytes: 9 },
  atMs + 2,
);
const plugin: ReplayEvent = {
  type: eventType.plugin,
  data: { plugin: "rrweb/network@1", payload: { requests: [{ url }] } },
  timestamp: atMs + 3,
};

const kept = [
  pageEvents("https://shop.example/", atMs),
  [clickEvent("Pay", atMs + 1), clickEvent("Tea", atMs + 4)],
  [],
];
const asked = [
  kept[0],
  [clickEvent("Pay", atMs + 1), request, plugin, clickEvent("Tea", atMs + 4)],
  [request],
];

const read = (frames: Uint8Array) => [...framesWithKeyframes(frames)];
const eventsIn = (frames: Uint8Array) => read(frames).map((frame) => readEvents(frame));

test.each(Object.entries(codecNumber))(
  "requests go from frames of the codec %s, and all else stays",
  (_name, codec) => {
    const tabId = freshTabId();
    const chunks = asked.map((events = [], seq) => makeChunk(tabId, seq, events, { codec }));
    const segment = concatBytes(chunks);
    const expected = eventsIn(
      concatBytes(kept.map((events, seq) => makeChunk(tabId, seq, events, { codec }))),
    );
    for (const frames of [withoutRequests(segment), withoutRequestsInPlace(segment)]) {
      expect(eventsIn(frames)).toEqual(expected);
      expect(read(frames).map(({ header }) => [header.seq, header.eventCount])).toEqual([
        [0, 3],
        [1, 2],
        [2, 0],
      ]);
      expect(read(frames)[0]?.bytes).toEqual(chunks[0]);
    }
  },
);

test("in a segment each frame stays in its place, at its size", () => {
  const tabId = freshTabId();
  const chunks = asked.map((events = [], seq) => makeChunk(tabId, seq, events));
  const frames = read(withoutRequestsInPlace(concatBytes(chunks)));
  expect(frames.map(({ bytes }) => bytes.length)).toEqual(chunks.map(({ length }) => length));
});

test("browsers inflate what was made to fit", async () => {
  const [frame] = read(withoutRequestsInPlace(makeChunk(freshTabId(), 0, asked[1] ?? [])));
  const inflated = new Blob([new Uint8Array(frame?.body ?? [])])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"));
  expect(await new Response(inflated).json()).toEqual(kept[1]);
});

test("a frame that cannot be read stays, and those behind it are read", () => {
  const tabId = freshTabId();
  const [bad, good] = [makeRawChunk(tabId, 0, new Uint8Array([1, 2])), makeChunk(tabId, 1, [request])];
  const frames = read(withoutRequests(concatBytes([bad, good])));
  expect(frames[0]?.bytes).toEqual(bad);
  expect(frames[1]?.header).toMatchObject({ seq: 1, eventCount: 0 });
});
