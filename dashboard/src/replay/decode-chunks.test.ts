// @vitest-environment node
import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { encodeEvents } from "../../../protocol/codec/codecs.ts";
import type { ReplayEvent } from "../../../protocol/events.ts";
import { encodeFrame } from "../../../protocol/frame.ts";
import { codecNumber, type FrameHeader } from "../../../protocol/frame-header.ts";
import { tabA } from "./a-timeline.ts";
import { decodeChunks } from "./decode-chunks.ts";

const events: ReplayEvent[] = [
  { type: 4, data: { href: "https://shop.example/", width: 10, height: 10 }, timestamp: 5 },
];
const body = gzipSync(encodeEvents(codecNumber.columns, events));
const frame = (seq: number, ownBody = body, over: Partial<FrameHeader> = {}) =>
  encodeFrame(
    {
      codec: codecNumber.columns,
      tabId: tabA,
      seq,
      firstAtMs: 5,
      lastAtMs: 5,
      cutAtMs: 6,
      eventCount: 1,
      hasFullSnapshot: false,
      isRecovered: false,
      assetHashes: [],
      visitorId: null,
      ...over,
    },
    ownBody,
  );
const behindOneAnother = (...frames: Uint8Array[]) => new Uint8Array(frames.flatMap((bytes) => [...bytes]));

describe("a segment", () => {
  it("is read frame by frame", async () => {
    const chunks = await decodeChunks(behindOneAnother(frame(0), frame(1)));
    expect(chunks.map(({ seq, events }) => [seq, events])).toEqual([
      [0, events],
      [1, events],
    ]);
  });

  it("loses of a chunk that cannot be read only that chunk's events", async () => {
    const chunks = await decodeChunks(
      behindOneAnother(frame(0), frame(1, new Uint8Array([1, 2, 3])), frame(2)),
    );
    expect(chunks.map(({ seq, events }) => [seq, events.length])).toEqual([
      [0, 1],
      [1, 0],
      [2, 1],
    ]);
  });

  it("gives what stands before a torn end", async () => {
    const bytes = behindOneAnother(frame(0), frame(1));
    expect((await decodeChunks(bytes.subarray(0, bytes.length - 4))).map(({ seq }) => seq)).toEqual([0]);
  });

  it("has its keyframes passed over, but for one that it was asked to begin with", async () => {
    const keyframe = frame(1, body, { isKeyframe: true });
    const told = async (...frames: Uint8Array[]) =>
      (await decodeChunks(behindOneAnother(...frames))).map(({ seq, isKeyframe }) => [seq, isKeyframe]);
    expect(await told(frame(0), keyframe, frame(1))).toEqual([
      [0, false],
      [1, false],
    ]);
    expect(await told(keyframe, frame(1))).toEqual([
      [1, true],
      [1, false],
    ]);
  });
});
