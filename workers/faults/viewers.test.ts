import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  maxBytesUnderWay,
  maxFramesUnderWay,
  sealTailBytes,
  viewerMaxMs,
  viewerSilentMs,
} from "../../protocol/limits.ts";
import { liveClose, writeAck } from "../../protocol/live.ts";
import { readTimeline } from "../archive/timelines.ts";
import { openLive } from "../session-stub.ts";
import { crash, ring, setClock } from "../testing/faults.ts";
import { clickEvent, freshTabId, makeChunk, pageEvents } from "../testing/make-chunk.ts";
import { noise } from "../testing/noise.ts";
import { append, freshAddress } from "../testing/session.ts";
import { eventually, watch } from "../testing/watch.ts";

afterEach(() => {
  vi.useRealTimers();
});

const chunkCount = 3 * maxFramesUnderWay;
const allSeqs = Array.from({ length: chunkCount }, (_, seq) => seq);

/** A session with its first chunk, and the chunks that follow. */
async function begun(textOf?: (seq: number) => string) {
  const address = freshAddress();
  const [first = new Uint8Array(), ...rest] = chunks(textOf);
  await append(address, first);
  return { address, rest };
}

function chunks(textOf: (seq: number) => string = (seq) => `${seq}`): Uint8Array[] {
  const tabId = freshTabId();
  const atMs = Date.now();
  return allSeqs.map((seq) =>
    makeChunk(
      tabId,
      seq,
      seq === 0 ? pageEvents("https://shop.example/", atMs) : [clickEvent(textOf(seq), atMs + seq)],
    ),
  );
}

const bytesOf = (frames: readonly Uint8Array[]): number =>
  frames.reduce((sum, { length }) => sum + length, 0);

describe("a viewer that never reads", () => {
  it("is sent so many frames and no more, while others go on", async () => {
    const { address, rest } = await begun();
    const [mute, reader] = [await watch(address, { acknowledges: false }), await watch(address)];
    for (const frame of rest) expect((await append(address, frame)).kind).toBe("accepted");
    await eventually(() => reader.frames.length).toBe(chunkCount);
    expect(mute.seqs()).toEqual(allSeqs.slice(0, maxFramesUnderWay));
  });

  it("is sent so many bytes and no more", async () => {
    const { address, rest } = await begun((seq) => noise(seq < 20 ? 200_000 : 1));
    const mute = await watch(address, { acknowledges: false });
    let sentBytes = 0;
    for (const frame of rest.slice(0, 18)) {
      await append(address, frame);
      sentBytes += frame.length;
    }
    await eventually(() => mute.frames.length).toBeGreaterThan(0);
    const takenBytes = bytesOf(mute.frames);
    expect(sentBytes).toBeGreaterThan(2 * maxBytesUnderWay);
    expect(takenBytes).toBeLessThan(maxBytesUnderWay + 300_000);
  });

  it("is closed by the next chunk after a minute, and counts as nobody who watches", async () => {
    const { address, rest } = await begun();
    const mute = await watch(address, { acknowledges: false });
    const never = await openLive(env, address, true);
    let neverClosed = 0;
    never.addEventListener("close", ({ code }) => {
      neverClosed = code;
    });
    never.accept();
    for (const frame of rest.slice(0, -2)) await append(address, frame);
    await eventually(() => mute.frames.length).toBe(maxFramesUnderWay);
    setClock(Date.now() + viewerSilentMs + 1_000);
    await append(address, rest.at(-2) ?? new Uint8Array());
    await eventually(mute.closed).toBe(liveClose.silent);
    await eventually(() => neverClosed).toBe(liveClose.silent);
    expect(await append(address, rest.at(-1) ?? new Uint8Array())).not.toHaveProperty("flushMs");
  });

  it("is caught up from the tail when it does acknowledge, also by an object that was made anew", async () => {
    const { address, rest } = await begun();
    const mute = await watch(address, { acknowledges: false });
    for (const frame of rest) await append(address, frame);
    await eventually(() => mute.frames.length).toBe(maxFramesUnderWay);
    mute.socket.send(writeAck(maxFramesUnderWay));
    await eventually(() => mute.frames.length).toBe(2 * maxFramesUnderWay);
    mute.socket.send(writeAck(2 * maxFramesUnderWay));
    await eventually(mute.seqs).toEqual(allSeqs);
  });

  it("is told that the archive has what it missed, and goes on behind that", async () => {
    const { address, rest } = await begun(() => noise(200_000));
    const mute = await watch(address, { acknowledges: false });
    const fills = Math.ceil(sealTailBytes / (rest[0]?.length ?? 1)) + 2;
    for (const frame of rest.slice(0, 12)) await append(address, frame);
    await eventually(() => bytesOf(mute.frames)).toBeGreaterThan(maxBytesUnderWay);
    for (const frame of rest.slice(12, fills)) await append(address, frame);
    await ring(address);
    await eventually(async () => (await readTimeline(env.ARCHIVE, address))?.segments.length).toBe(1);
    expect(mute.states).toHaveLength(1);
    const taken = mute.seqs();
    mute.socket.send(writeAck(taken.length));
    await eventually(() => mute.states.at(-1)).toMatchObject({ status: "live", segments: 1 });
    await eventually(() => mute.seqs().at(-1)).toBe(fills);
    const archived = (await readTimeline(env.ARCHIVE, address))?.segments.flatMap(({ chunks }) => chunks);
    const missed = (archived ?? []).map(({ seq }) => seq).filter((seq) => !taken.includes(seq));
    expect(missed.length).toBeGreaterThan(10);
    expect([...mute.seqs(), ...missed].sort((a, b) => a - b)).toEqual(allSeqs.slice(0, fills + 1));
  });
});

describe("a viewer", () => {
  it("asks anew after an hour, so that who may no longer watch does not", async () => {
    const { address, rest } = await begun();
    const viewer = await watch(address);
    await eventually(viewer.seqs).toEqual([0]);
    setClock(Date.now() + viewerMaxMs);
    await append(address, rest[0] ?? new Uint8Array());
    await eventually(viewer.closed).toBe(liveClose.again);
  });

  it("loses its socket with a crash and no chunk: it joins again where it stands", async () => {
    const address = freshAddress();
    const tabId = freshTabId();
    const atMs = Date.now();
    await append(address, makeChunk(tabId, 0, pageEvents("https://shop.example/", atMs)));
    const viewer = await watch(address);
    await eventually(viewer.seqs).toEqual([0]);
    await crash();
    await append(address, makeChunk(tabId, 1, [clickEvent("Tea", atMs)]));
    const again = await watch(address, { stands: new Map([[tabId, 0]]) });
    await eventually(again.seqs).toEqual([1]);
  });
});
