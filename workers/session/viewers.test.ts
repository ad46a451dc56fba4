import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { maxTabsPerSession, maxViewers, watchedFlushMs } from "../../protocol/limits.ts";
import { liveClose } from "../../protocol/live.ts";
import { clickAt, outcomeOf, signalStartMs } from "../../protocol/testing/signals-of.ts";
import { openLive, purgeSession, readTail, settleSession } from "../session-stub.ts";
import { clickEvent, freshTabId, makeChunk, pageEvents } from "../testing/make-chunk.ts";
import { append, freshAddress, quiet, stubOf, visitChunks } from "../testing/session.ts";
import { eventually, watch } from "../testing/watch.ts";
import { readEvents, storedFrames } from "./read-chunks.ts";

const page = "https://shop.example/";
const none = new Uint8Array();
const watchedReply = { kind: "accepted", flushMs: watchedFlushMs };

describe("a viewer of a live session", () => {
  it("is sent the tail, and then each chunk as it lands", async () => {
    const address = freshAddress();
    const tabId = freshTabId();
    const { frames } = visitChunks(tabId);
    await append(address, frames[0] ?? none);
    await append(address, frames[1] ?? none);
    const viewer = await watch(address);
    await eventually(viewer.seqs).toEqual([0, 1]);
    expect(viewer.states).toMatchObject([{ type: "state", status: "live", segments: 0 }]);
    for (const seq of [2, 3, 4]) {
      expect(await append(address, frames[seq] ?? none)).toMatchObject(watchedReply);
      await eventually(() => viewer.seqs().at(-1)).toBe(seq);
    }
    expect(viewer.frames).toEqual(frames);
    expect(viewer.states).toHaveLength(1);
  });

  it("is sent of a tab only what follows where it stands, and of others what follows the last full snapshot", async () => {
    const address = freshAddress();
    const [one, other] = [freshTabId(), freshTabId()];
    const atMs = Date.now();
    for (const frame of visitChunks(one).frames) await append(address, frame);
    for (let seq = 0; seq < 4; seq += 1) {
      const events = seq === 2 ? pageEvents(page, atMs) : [clickEvent("Tea", atMs)];
      await append(address, makeChunk(other, seq, events));
    }
    const viewer = await watch(address, { stands: new Map([[one, 3]]) });
    await eventually(viewer.seqs).toEqual([4, 2, 3]);
    const whole = await watch(address, {
      stands: new Map([
        [one, -1],
        [other, -1],
      ]),
    });
    await eventually(whole.seqs).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3]);
  });

  it("is told on, and the recorder asked for haste, after evictions between any two chunks", async () => {
    const address = freshAddress();
    const { frames } = visitChunks();
    await append(address, frames[0] ?? none);
    const viewer = await watch(address);
    await eventually(viewer.seqs).toEqual([0]);
    for (const seq of [1, 2, 3, 4]) {
      await evictDurableObject(stubOf(address));
      expect(await append(address, frames[seq] ?? none)).toMatchObject(watchedReply);
      await eventually(() => viewer.seqs().at(-1)).toBe(seq);
    }
    expect(viewer.frames).toEqual(frames);
    expect(viewer.states).toHaveLength(1);
  });

  it("leaves a session that nobody asks to hurry once it has gone", async () => {
    const address = freshAddress();
    const { frames } = visitChunks();
    await append(address, frames[0] ?? none);
    const viewer = await watch(address);
    const other = await watch(address);
    await eventually(() => other.frames.length).toBe(1);
    viewer.socket.close(1000, "seen enough");
    await eventually(viewer.closed).not.toBeNull();
    expect(await append(address, frames[1] ?? none)).toMatchObject(watchedReply);
    other.socket.close(1000, "seen enough");
    await eventually(other.closed).not.toBeNull();
    expect(await append(address, frames[2] ?? none)).not.toHaveProperty("flushMs");
  });

  it("sees nothing that the second privacy net holds back", async () => {
    const address = freshAddress();
    const tabId = freshTabId();
    await append(address, makeChunk(tabId, 0, pageEvents(page, Date.now())));
    const viewer = await watch(address);
    await append(address, makeChunk(tabId, 1, [clickEvent("card 4111 1111 1111 1111", Date.now())]));
    await eventually(viewer.seqs).toEqual([0, 1]);
    const events = viewer.frames.flatMap((frame) => [...storedFrames(frame)].map(readEvents));
    expect(JSON.stringify(events)).toContain("card ");
    expect(JSON.stringify(events)).not.toContain("1111");
  });

  it("loses nothing to a seal while it watches, and is told that it is over and that it goes on", async () => {
    const address = freshAddress();
    const { frames } = visitChunks();
    for (const frame of frames.slice(0, 3)) await append(address, frame);
    const viewer = await watch(address);
    await eventually(viewer.seqs).toEqual([0, 1, 2]);
    await settleSession(env, address, quiet());
    await eventually(() => viewer.states.at(-1)).toMatchObject({ status: "closed", segments: 1 });
    for (const frame of frames.slice(3)) await append(address, frame);
    await eventually(viewer.seqs).toEqual([0, 1, 2, 3, 4]);
    expect(viewer.states.at(-1)).toMatchObject({ status: "live", segments: 1 });
  });

  it("hears of a gap, and that it was filled", async () => {
    const address = freshAddress();
    const { frames } = visitChunks();
    await append(address, frames[0] ?? none);
    const viewer = await watch(address);
    await append(address, frames[2] ?? none);
    await eventually(() => viewer.states.at(-1)?.completeness?.gaps).toMatchObject([
      { fromSeq: 1, toSeq: 1 },
    ]);
    await append(address, frames[1] ?? none);
    await eventually(() => viewer.states.at(-1)?.completeness?.gaps).toEqual([]);
    expect(viewer.seqs()).toEqual([0, 2, 1]);
  });

  it("hears of a struggle behind the chunk that shows it, each once, and again when it has grown", async () => {
    const address = freshAddress();
    const tabId = freshTabId();
    const deadClick = (seq: number, at: number) =>
      append(address, makeChunk(tabId, seq, [clickAt(at), outcomeOf(at)]));
    const kinds = () => viewer.signals.map(({ kind, severity }) => `${severity} ${kind}`);
    await append(address, makeChunk(tabId, 0, pageEvents(page, signalStartMs - 10)));
    const viewer = await watch(address);
    await deadClick(1, 0);
    await eventually(kinds).toEqual(["mild deadClick"]);
    await deadClick(2, 4_000);
    await eventually(viewer.seqs).toEqual([0, 1, 2]);
    await evictDurableObject(stubOf(address));
    await deadClick(3, 8_000);
    await eventually(kinds).toEqual(["mild deadClick", "severe deadClick"]);
    expect(viewer.signals[1]?.id).toBe(viewer.signals[0]?.id);
    const { signals } = await readTail(env, address, 0);
    expect(signals).toEqual(viewer.signals.slice(1));
  });

  it("is told when the session is over for good, and left", async () => {
    const address = freshAddress();
    await append(address, visitChunks().frames[0] ?? none);
    const viewer = await watch(address);
    await eventually(() => viewer.frames.length).toBe(1);
    await purgeSession(env, address);
    await eventually(viewer.closed).toBe(liveClose.over);
    expect(viewer.states.at(-1)).toMatchObject({ status: "erased", completeness: null });
  });

  it("is refused beside twenty others, and let in when one of them goes", async () => {
    const address = freshAddress();
    await append(address, visitChunks().frames[0] ?? none);
    const viewers = await Promise.all(Array.from({ length: maxViewers }, () => watch(address)));
    const late = await watch(address);
    await eventually(late.closed).toBe(liveClose.tooMany);
    viewers[0]?.socket.close(1000, "seen enough");
    await eventually(() => viewers[0]?.closed()).not.toBeNull();
    const next = await watch(address);
    await eventually(() => next.frames.length).toBe(1);
  });

  it.each(["hello", '{"type":"ack","frames":2}', '{"type":"join","stands":{}}', new Uint8Array([1, 2, 3])])(
    "is left when it says what makes no sense: %s",
    async (said) => {
      const address = freshAddress();
      await append(address, visitChunks().frames[0] ?? none);
      const viewer = await watch(address);
      await eventually(() => viewer.frames.length).toBe(1);
      viewer.socket.send(said);
      await eventually(viewer.closed).toBe(liveClose.malformed);
    },
  );

  it("may stand anywhere in as many tabs as a session has", async () => {
    const address = freshAddress();
    const stands = new Map(Array.from({ length: maxTabsPerSession }, () => [freshTabId(), 2 ** 31 - 2]));
    for (const tabId of stands.keys())
      await append(address, makeChunk(tabId, 0, pageEvents(page, Date.now())));
    const viewer = await watch(address, { stands });
    await eventually(() => viewer.states.length).toBe(1);
    const [tabId = freshTabId()] = stands.keys();
    await append(address, makeChunk(tabId, 1, [clickEvent("Tea", Date.now())]));
    await eventually(viewer.seqs).toEqual([1]);
  });

  it("keeps its line open by pings that do not wake the object", async () => {
    const address = freshAddress();
    await append(address, visitChunks().frames[0] ?? none);
    const socket = await openLive(env, address, true);
    const heard: unknown[] = [];
    socket.addEventListener("message", ({ data }) => {
      heard.push(data);
    });
    socket.accept();
    socket.send("ping");
    await eventually(() => heard).toEqual(["pong"]);
  });
});
