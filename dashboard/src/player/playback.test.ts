import { describe, expect, it } from "vitest";
import type { Timeline, TimelineKeyframe } from "../../../protocol/timeline.ts";
import { aSession } from "../api/a-session.ts";
import { aTimeline, tabA, tabB } from "../replay/a-timeline.ts";
import type { DecodedChunk } from "../replay/decode-chunks.ts";
import type { ToFrame } from "../replay/frame-messages.ts";
import { ReplaySource } from "../replay/replay-source.ts";
import { Playback } from "./playback.ts";
import { makePlayerStore } from "./player-state.ts";

const chunk = (seq: number, tabId = tabA): DecodedChunk => ({
  tabId,
  seq,
  firstAt: 10_000 + seq * 10_000,
  lastAt: 19_000 + seq * 10_000,
  hasFullSnapshot: seq === 0 || seq === 5,
  isKeyframe: false,
  sheets: [],
  events: [{ type: 3, data: { seq }, timestamp: 10_000 + seq * 10_000 }],
});
const segments: Timeline["segments"] = [
  [0, 1, 2, 3, 4],
  [5, 6, 7, 8, 9],
].map((seqs, n) => ({
  n,
  bytes: 1,
  chunks: seqs.map((seq) => ({ ...chunk(seq), offset: seq, bytes: 1, eventCount: 1 })),
}));

const keyframe: TimelineKeyframe = { tabId: tabA, at: 40_000, beforeSeq: 3, n: 0, offset: 2.5, bytes: 0.5 };
/** Cannot be read when it stands before the chunk of seq 8. */
const keyframeChunk = ({ beforeSeq, at }: TimelineKeyframe): DecodedChunk => ({
  ...chunk(beforeSeq),
  isKeyframe: true,
  events: beforeSeq === 8 ? [] : [{ type: 2, data: { seq: -beforeSeq }, timestamp: at }],
});

/** A player without a browser: segments and tail come from memory, and what the frame is told is written down. */
function setUp(
  status: "active" | "completed" = "completed",
  tail: DecodedChunk[] = [],
  keyframes: TimelineKeyframe[] = [],
  follows = false,
) {
  const sent: ToFrame[] = [];
  const asked: number[] = [];
  const bodies: DecodedChunk[][] = [];
  const wrap = (chunks: DecodedChunk[]) => new Uint8Array([bodies.push(chunks) - 1]).buffer;
  const store = makePlayerStore({ tMs: 0, isPlaying: true });
  const source = new ReplaySource({
    fetchStretch: async ({ n, offset, bytes }) => {
      asked.push(n);
      const place = keyframes.find((one) => one.n === n && one.offset === offset);
      const inside =
        segments[n]?.chunks.filter((one) => one.offset >= offset && one.offset < offset + bytes) ?? [];
      return wrap([...(place ? [keyframeChunk(place)] : []), ...inside.map(({ seq }) => chunk(seq))]);
    },
    fetchTail: async (after) => ({ bytes: wrap(tail.slice(after)), arrival: tail.length }),
    fetchSheet: async () => "",
    decode: async (bytes) => bodies[new Uint8Array(bytes)[0] ?? -1] ?? [],
    onChunks: () => playback.pump(),
    onProblem: (problem) => store.set({ problem }),
  });
  const playback = new Playback(store, source, (message) => sent.push(message), follows);
  const timeline = aTimeline({ segments: status === "active" ? [] : segments, keyframes });
  const show = () => playback.show({ session: aSession({ status }), completeness: null, timeline }, tabA);
  show();
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  const seqsOf = (message: ToFrame | undefined) =>
    message && "events" in message
      ? message.events.map((event) => (event.data as { seq: number }).seq)
      : null;
  return { playback, source, store, sent, asked, settle, seqsOf, timeline };
}

describe("playback", () => {
  it("says nothing to a frame that is not ready", async () => {
    const { sent, settle } = setUp();
    await settle();
    expect(sent).toEqual([]);
  });

  it("gives the frame each segment as it comes, and says when that was all", async () => {
    const { playback, sent, asked, settle, seqsOf } = setUp();
    playback.receive({ type: "ready" });
    await settle();
    expect(asked).toEqual([0, 1]);
    expect(
      sent.map((message) => [message.type, seqsOf(message), "isComplete" in message && message.isComplete]),
    ).toEqual([
      ["load", [0, 1, 2, 3, 4], false],
      ["append", [5, 6, 7, 8, 9], true],
    ]);
  });

  it("begins at the full snapshot before the moment asked for, without what lies before", async () => {
    const { playback, store, sent, asked, settle, seqsOf } = setUp();
    store.set({ tMs: 70_000 });
    playback.receive({ type: "ready" });
    await settle();
    expect(asked).toEqual([1]);
    expect(seqsOf(sent[0])).toEqual([5, 6, 7, 8, 9]);
    playback.seek(20_000);
    await settle();
    expect(asked).toEqual([1, 0]);
    expect(sent.at(-1)?.type).toBe("load");
    expect(seqsOf(sent.at(-1))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("begins at a keyframe when one stands nearer, with it before the chunk it precedes", async () => {
    const { playback, store, sent, settle, seqsOf } = setUp("completed", [], [keyframe]);
    store.set({ tMs: 35_000 });
    playback.receive({ type: "ready" });
    await settle();
    expect(seqsOf(sent[0])).toEqual([-3, 3, 4]);
    expect(seqsOf(sent[1])).toEqual([5, 6, 7, 8, 9]);
    playback.seek(5_000);
    await settle();
    expect(seqsOf(sent.at(-1))?.[0]).toBe(0);
  });

  it("passes over a keyframe that cannot be read", async () => {
    const bad = { ...keyframe, at: 90_000, beforeSeq: 8, n: 1, offset: 7.5 };
    const { playback, store, sent, settle, seqsOf } = setUp("completed", [], [bad]);
    store.set({ tMs: 85_000 });
    playback.receive({ type: "ready" });
    await settle();
    expect(seqsOf(sent.at(-1))).toEqual([5, 6, 7, 8, 9]);
  });

  it("lets the frame jump by itself within what it has", async () => {
    const { playback, sent, settle } = setUp();
    playback.receive({ type: "ready" });
    await settle();
    playback.seek(42_000);
    expect(sent.at(-1)).toEqual({ type: "seek", at: 52_000, jump: 1 });
  });

  it("passes over a time from before the last jump", async () => {
    const { playback, store, settle } = setUp();
    playback.receive({ type: "ready" });
    await settle();
    playback.seek(42_000);
    playback.receive({ type: "time", at: 13_000, jump: 0 });
    expect(store.get().tMs).toBe(42_000);
    playback.receive({ type: "time", at: 52_500, jump: 1 });
    expect(store.get().tMs).toBe(42_500);
  });

  it("plays again from the start once it has finished", async () => {
    const { playback, store, sent, settle } = setUp();
    playback.receive({ type: "ready" });
    await settle();
    playback.receive({ type: "finished" });
    expect(store.get()).toMatchObject({ isPlaying: false, isFinished: true });
    playback.play();
    expect(sent.slice(-2)).toEqual([{ type: "seek", at: 10_000, jump: 1 }, { type: "play" }]);
  });

  it("appends what arrives in the tail of a live session, each chunk once, and never says that was all", async () => {
    const tail = [chunk(0), chunk(1)];
    const { playback, source, sent, settle, seqsOf } = setUp("active", tail);
    playback.receive({ type: "ready" });
    await source.loadTail();
    tail.push(chunk(1), chunk(2));
    await source.loadTail();
    await settle();
    expect(sent.map((message) => [message.type, seqsOf(message)])).toEqual([
      ["load", [0, 1]],
      ["append", [2]],
    ]);
    expect(sent.some((message) => "isComplete" in message && message.isComplete)).toBe(false);
  });

  it("passes over idle stretches while that is switched on", async () => {
    const { playback, store, timeline, settle } = setUp();
    const busy: Timeline = {
      ...timeline,
      activity: [
        [10_000, 1],
        [60_000, 1],
      ],
    };
    playback.show({ session: aSession(), completeness: null, timeline: busy }, tabA);
    playback.receive({ type: "ready" });
    await settle();
    playback.receive({ type: "time", at: 20_000, jump: 0 });
    expect(store.get().tMs).toBe(10_000);
    store.set({ skipsIdle: true });
    playback.receive({ type: "time", at: 20_100, jump: 0 });
    expect(store.get().tMs).toBe(49_000);
  });

  it("keeps up with what happens now, until one goes elsewhere", async () => {
    const tail = [chunk(0)];
    const { playback, source, sent, settle } = setUp("active", tail, [], true);
    playback.receive({ type: "ready" });
    await source.loadTail();
    expect(sent.at(-1)).toEqual({ type: "seek", at: 18_600, jump: 1 });
    playback.receive({ type: "time", at: 19_000, jump: 1 });
    tail.push(chunk(1));
    await source.loadTail();
    expect(sent.at(-1)).toEqual({ type: "seek", at: 28_600, jump: 2 });
    playback.seek(0);
    tail.push(chunk(2));
    await source.loadTail();
    await settle();
    expect(sent.at(-1)?.type).toBe("append");
    playback.goLive();
    playback.receive({ type: "time", at: 39_000, jump: 4 });
    tail.push(chunk(3));
    await source.loadTail();
    expect(sent.at(-1)).toEqual({ type: "seek", at: 48_600, jump: 5 });
  });

  it("starts a new run for another tab", async () => {
    const { playback, source, sent, settle, timeline, seqsOf } = setUp("active", [chunk(0), chunk(0, tabB)]);
    playback.receive({ type: "ready" });
    await source.loadTail();
    playback.show(
      {
        session: aSession({ status: "active" }),
        completeness: null,
        timeline: { ...timeline, segments: [] },
      },
      tabB,
    );
    await settle();
    expect(sent.map((message) => [message.type, seqsOf(message)])).toEqual([
      ["load", [0]],
      ["load", [0]],
    ]);
  });
});
