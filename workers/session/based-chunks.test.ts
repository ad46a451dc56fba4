import { env } from "cloudflare:workers";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { encodeEvents } from "../../protocol/codec/codecs.ts";
import type { ReplayEvent } from "../../protocol/events.ts";
import { encodeFrame, readFrame } from "../../protocol/frame.ts";
import type { TabId } from "../../protocol/ids.ts";
import { maxBaseBytes, maxBasedBytes } from "../../protocol/limits.ts";
import { readTail, settleSession } from "../session-stub.ts";
import {
  clickEvent,
  freshTabId,
  makeBasedChunk,
  makeChunk,
  makeRawChunk,
  pageEvents,
} from "../testing/make-chunk.ts";
import { append, freshAddress, quiet, sealedEvents } from "../testing/session.ts";
import { eventually, watch } from "../testing/watch.ts";
import { readEvents, storedFrames } from "./read-chunks.ts";

const atMs = Date.now();
const first = pageEvents("https://shop.example/", atMs);
const next = pageEvents("https://shop.example/cart", atMs + 1_000);
const bodyOf = (events: readonly ReplayEvent[]): Uint8Array => encodeEvents(0, events);

const basedChunk = (tabId: TabId, seq: number, events: ReplayEvent[], over = {}) =>
  makeBasedChunk(tabId, seq, events, { base: bodyOf(first), ...over });

/** A session that has its first chunk. */
async function begun(events = first) {
  const address = freshAddress();
  const tabId = freshTabId();
  await append(address, makeChunk(tabId, 0, events));
  return { address, tabId };
}

const missing = { kind: "refused", code: "chunk_base_missing" };

describe("a chunk packed behind another one", () => {
  it("is kept as one that needs no other, and smaller on its way", async () => {
    const { address, tabId } = await begun();
    const frame = basedChunk(tabId, 1, next);
    expect(frame.length).toBeLessThan(makeChunk(tabId, 1, next).length);
    expect(await append(address, frame)).toMatchObject({ kind: "accepted", completeTo: 1 });
    const tail = await readTail(env, address, 0);
    const kept = [...storedFrames(tail.frames)][1];
    expect(kept?.header.baseSeq).toBeUndefined();
    const read = readFrame(kept?.bytes ?? new Uint8Array());
    expect(read.ok && Buffer.compare(gunzipSync(read.body), bodyOf(next))).toBe(0);
    await settleSession(env, address, quiet());
    expect(await sealedEvents(address)).toEqual([...first, ...next]);
  });

  it("reaches a viewer as it is kept", async () => {
    const { address, tabId } = await begun();
    const viewer = await watch(address);
    await eventually(viewer.seqs).toEqual([0]);
    await append(address, basedChunk(tabId, 1, next));
    await eventually(viewer.seqs).toEqual([0, 1]);
    const [told] = storedFrames(viewer.frames[1] ?? new Uint8Array());
    expect(told && readEvents(told)).toEqual(next);
  });

  it("is a duplicate when it comes again, behind its base or packed by itself", async () => {
    const { address, tabId } = await begun();
    await append(address, basedChunk(tabId, 1, next));
    expect((await append(address, basedChunk(tabId, 1, next))).kind).toBe("duplicate");
    const plain = readFrame(makeChunk(tabId, 1, next));
    if (!plain.ok) throw new Error(plain.message);
    const otherwise = encodeFrame(plain.header, gzipSync(bodyOf(next), { level: 1 }));
    expect((await append(address, otherwise)).kind).toBe("duplicate");
    const other = makeChunk(tabId, 1, [...next, clickEvent("Pay", atMs)]);
    expect(await append(address, other)).toMatchObject({ kind: "refused", code: "chunk_conflict" });
  });

  it("may have a base longer than the format can point back", async () => {
    const long = [...first, clickEvent("x".repeat(2 * maxBaseBytes), atMs)];
    const { address, tabId } = await begun(long);
    const frame = basedChunk(tabId, 1, next, { base: bodyOf(long) });
    expect((await append(address, frame)).kind).toBe("accepted");
    const tail = await readTail(env, address, 0);
    expect([...storedFrames(tail.frames)].map(readEvents)).toEqual([long, next]);
  });

  it("is refused without its base, and taken when it is packed by itself", async () => {
    const { address, tabId } = await begun();
    expect(await append(freshAddress(), basedChunk(tabId, 1, next))).toMatchObject(missing);
    expect(await append(address, basedChunk(freshTabId(), 1, next))).toMatchObject(missing);
    expect(await append(address, basedChunk(tabId, 1, next, { baseSeq: 7 }))).toMatchObject(missing);
    const other = basedChunk(tabId, 1, next, { base: bodyOf(next) });
    expect(await append(address, other)).toMatchObject(missing);
    expect((await append(address, makeChunk(tabId, 1, next))).kind).toBe("accepted");
    await settleSession(env, address, quiet());
    expect(await append(address, basedChunk(tabId, 2, next))).toMatchObject(missing);
    expect((await append(address, makeChunk(tabId, 2, next))).kind).toBe("accepted");
    await settleSession(env, address, quiet());
    expect(await sealedEvents(address)).toEqual([...first, ...next, ...next]);
  });

  it.each([
    ["chunk_malformed", (frame: Uint8Array) => gzipSync(frame)],
    ["chunk_truncated", (frame: Uint8Array) => frame.subarray(0, frame.length - 9)],
  ])("answers %s and keeps what it has", async (code, spoil) => {
    const { address, tabId } = await begun();
    const read = readFrame(basedChunk(tabId, 1, next));
    if (!read.ok) throw new Error(read.message);
    const frame = encodeFrame(read.header, spoil(read.body));
    expect(await append(address, frame)).toMatchObject({ kind: "refused", code });
    const tail = await readTail(env, address, 0);
    expect([...storedFrames(tail.frames)].map(readEvents)).toEqual([first]);
  });

  it("may not inflate to more than a page's main thread packs", async () => {
    const { address, tabId } = await begun();
    const bomb = basedChunk(tabId, 1, next, { body: new Uint8Array(maxBasedBytes + 1) });
    expect(await append(address, bomb)).toMatchObject({ kind: "refused", code: "chunk_bomb" });
  });

  it("needs of its base no events, and is no base of its own", async () => {
    const { address, tabId } = await begun();
    await append(address, makeRawChunk(tabId, 1, gzipSync("[[[[")));
    const frame = basedChunk(tabId, 2, next, { baseSeq: 1, base: Buffer.from("[[[[") });
    expect((await append(address, frame)).kind).toBe("accepted");
    expect(await append(address, basedChunk(tabId, 3, next, { baseSeq: 3 }))).toMatchObject(missing);
  });
});
