import { describe, expect, it } from "vitest";
import type { TimelineKeyframe } from "../../../protocol/timeline.ts";
import { tabA } from "./a-timeline.ts";
import type { KnownChunk } from "./chunk-order.ts";
import { maxStillBytes, stillPlan, stillStep } from "./still-plan.ts";

/** Ten seconds each, the first with a full snapshot. */
const chunk = (seq: number, bytes = 1_000): KnownChunk => ({
  seq,
  firstAt: seq * 10_000,
  lastAt: seq * 10_000 + 9_000,
  hasFullSnapshot: seq === 0,
  place: { n: 0, offset: seq * 1_000, bytes },
});
const chunks = [0, 1, 2, 3, 4, 5].map((seq) => chunk(seq));
const keyframe: TimelineKeyframe = { tabId: tabA, at: 30_000, beforeSeq: 3, n: 0, offset: 2_900, bytes: 100 };
const seqsOf = (plan: ReturnType<typeof stillPlan>) => plan?.chunks.map(({ seq }) => seq);

describe("a still's plan", () => {
  it("goes from the last keyframe to the moment and no further", () => {
    const plan = stillPlan(chunks, [keyframe], 45_000);
    expect(plan?.run.keyframe).toEqual(keyframe);
    expect(seqsOf(plan)).toEqual([3, 4]);
  });

  it("goes from the full snapshot where there is no keyframe", () => {
    expect(seqsOf(stillPlan(chunks, [], 25_000))).toEqual([0, 1, 2]);
    expect(stillPlan([], [], 0)).toBeNull();
  });

  it("stops before the moment where it would weigh too much, but not before there is a page", () => {
    const heavy = [0, 1, 2, 3].map((seq) => chunk(seq, maxStillBytes * 0.6));
    expect(seqsOf(stillPlan(heavy, [], 35_000))).toEqual([0]);
    expect(seqsOf(stillPlan([chunk(0, maxStillBytes * 2), chunk(1)], [], 15_000))).toEqual([0]);
    expect(
      seqsOf(stillPlan([...chunks.slice(0, 3), chunk(3, maxStillBytes * 2)], [keyframe], 35_000)),
    ).toEqual([]);
  });
});

describe("a frame gets to a still", () => {
  const planAt = (at: number) => {
    const plan = stillPlan(chunks, [keyframe], at);
    if (plan === null) throw new Error("no plan");
    return plan;
  };
  const { run } = planAt(35_000);

  it("by a jump in what it has, and by what is behind that", () => {
    expect(stillStep({ run, seqs: [3, 4] }, planAt(35_000))).toEqual({ type: "go-on", seqs: [] });
    expect(stillStep({ run, seqs: [3] }, planAt(55_000))).toEqual({ type: "go-on", seqs: [4, 5] });
  });

  it("anew where it has nothing, another beginning, or a hole", () => {
    expect(stillStep(null, planAt(35_000))).toEqual({ type: "load", seqs: [3] });
    expect(stillStep({ run, seqs: [3] }, planAt(15_000))).toEqual({ type: "load", seqs: [0, 1] });
    expect(stillStep({ run, seqs: [3, 5] }, planAt(55_000))).toEqual({ type: "load", seqs: [3, 4, 5] });
  });
});
