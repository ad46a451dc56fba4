import { describe, expect, it, vi } from "vitest";
import type { Timeline } from "../../../protocol/timeline.ts";
import { aSession } from "../api/a-session.ts";
import { aTimeline, tabA } from "./a-timeline.ts";
import type { DecodedChunk } from "./decode-chunks.ts";
import type { ToFrame } from "./frame-messages.ts";
import { ReplaySource } from "./replay-source.ts";
import { StillMaker, type StillState } from "./still-maker.ts";

/** Ten chunks of ten seconds from 10,000 on, each with a page of its own; the session's time is the tab's less 10,000. */
const chunk = (seq: number): DecodedChunk => ({
  ...{ tabId: tabA, seq, isKeyframe: false, hasFullSnapshot: true, sheets: [] },
  ...{ firstAt: 10_000 + seq * 10_000, lastAt: 19_000 + seq * 10_000 },
  events: [{ type: 2, data: { seq }, timestamp: 10_000 + seq * 10_000 }],
});
const seqs = [...Array(10).keys()];
const segments: Timeline["segments"] = [
  { n: 0, bytes: 10, chunks: seqs.map((seq) => ({ ...chunk(seq), offset: seq, bytes: 1, eventCount: 1 })) },
];
const tabs = aTimeline().tabs.filter(({ tabId }) => tabId === tabA);

/** A still without a browser: the segment is in memory, and what the frame is told is written down. */
function setUp(isAway = () => false) {
  const sent: ToFrame[] = [];
  const asked: number[] = [];
  const states: StillState[] = [];
  const source = new ReplaySource({
    fetchStretch: async ({ offset }) => {
      asked.push(offset);
      if (isAway()) throw new Error("away");
      return new Uint8Array([offset]).buffer;
    },
    fetchTail: async () => ({ bytes: new ArrayBuffer(), arrival: 0 }),
    fetchSheet: async () => "",
    decode: async (bytes) => [chunk(new Uint8Array(bytes)[0] ?? 0)],
    onChunks: () => {},
    onProblem: () => {
      throw new Error("a still is no reason for the player to stop");
    },
  });
  const maker = new StillMaker({
    ...{ source, now: () => 0 },
    send: (message) => sent.push(message),
    onState: (state) => states.push(state),
  });
  const [tab] = tabs;
  if (tab === undefined) throw new Error("no tab");
  maker.show({ session: aSession(), completeness: null, timeline: aTimeline({ tabs, segments }) }, tab);
  maker.receive({ type: "ready" });
  const jumps = () => sent.flatMap((message) => ("jump" in message ? [message] : []));
  const stands = () => {
    const last = jumps().at(-1);
    if (last) maker.receive({ type: "time", at: last.at, jump: last.jump });
  };
  return { maker, asked, jumps, stands, isCurrent: () => states.at(-1)?.isCurrent };
}

describe("a still", () => {
  it("is built of the page before the moment alone, and stands still", async () => {
    const { maker, jumps, asked, stands, isCurrent } = setUp();
    maker.want(35_000);
    expect(isCurrent()).toBe(false);
    await vi.waitFor(() => expect(jumps()).toHaveLength(1));
    expect(jumps()[0]).toMatchObject({ type: "load", at: 45_000, isPlaying: false });
    // A chunk that still goes on at the moment may hold its snapshot behind it: the one before has the page.
    expect(asked).toEqual([2, 3]);
    stands();
    expect(isCurrent()).toBe(true);
  });

  it("is made one at a time, and the newest moment comes next", async () => {
    const { maker, jumps, stands } = setUp();
    maker.want(15_000);
    await vi.waitFor(() => expect(jumps()).toHaveLength(1));
    for (const tMs of [45_000, 65_000, 85_000]) maker.want(tMs);
    expect(jumps()).toHaveLength(1);
    stands();
    await vi.waitFor(() => expect(jumps()).toHaveLength(2));
    expect(jumps()[1]).toMatchObject({ at: 95_000 });
  });

  it("jumps within what the frame has", async () => {
    const { maker, jumps, stands } = setUp();
    maker.want(35_000);
    await vi.waitFor(() => expect(jumps()).toHaveLength(1));
    stands();
    maker.want(36_000);
    await vi.waitFor(() => expect(jumps()).toHaveLength(2));
    expect(jumps()[1]).toMatchObject({ type: "seek", at: 46_000 });
  });

  it("is asked for once where it cannot be had, and again when the pointer comes back", async () => {
    let isAway = true;
    const { maker, asked, jumps } = setUp(() => isAway);
    vi.useFakeTimers();
    maker.want(35_000);
    await vi.advanceTimersByTimeAsync(5_000);
    vi.useRealTimers();
    const tries = asked.length;
    maker.want(35_000);
    expect(asked).toHaveLength(tries);
    isAway = false;
    maker.want(null);
    maker.want(35_000);
    await vi.waitFor(() => expect(jumps()).toHaveLength(1));
  });

  it("is as good as it gets where the frame could not build all of it", async () => {
    const { maker, jumps, isCurrent } = setUp();
    maker.want(35_000);
    await vi.waitFor(() => expect(jumps()).toHaveLength(1));
    maker.receive({ type: "failed", message: "no such node" });
    expect(isCurrent()).toBe(true);
  });
});
