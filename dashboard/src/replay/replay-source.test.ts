import { afterEach, describe, expect, it, vi } from "vitest";
import type { Stretch } from "../api/replay.ts";
import { ReplaySource } from "./replay-source.ts";

const stretch = (bytes: number): Stretch => ({ n: 0, offset: 5, bytes });

function setUp(fetchStretch: (asked: number) => Promise<ArrayBuffer>) {
  const asked: number[] = [];
  const problems: unknown[] = [];
  const source = new ReplaySource({
    fetchStretch: ({ bytes }) => fetchStretch(asked.push(bytes)),
    fetchTail: async () => ({ bytes: new ArrayBuffer(), arrival: 0 }),
    fetchSheet: async () => "",
    decode: async () => [],
    onChunks: () => {},
    onProblem: (problem) => problems.push(problem),
  });
  return { source, asked, problems };
}

describe("a stretch of a segment", () => {
  afterEach(() => void vi.useRealTimers());

  it("is loaded once, however many wait for it, and a longer one from the same place is another", async () => {
    const { source, asked } = setUp(async () => new ArrayBuffer());
    await Promise.all([source.bring(stretch(10)), source.load(stretch(10))]);
    await source.load(stretch(10));
    expect(asked).toEqual([10]);
    await source.load(stretch(30));
    expect(asked).toEqual([10, 30]);
  });

  it("that cannot be had is a problem for the player alone, and may be asked for again", async () => {
    vi.useFakeTimers();
    let isAway = true;
    const { source, problems } = setUp(async () => {
      if (isAway) throw new Error("away");
      return new ArrayBuffer();
    });
    const brought = expect(source.bring(stretch(10))).rejects.toThrow("away");
    await vi.advanceTimersByTimeAsync(5_000);
    await brought;
    expect(problems).toEqual([]);
    const loaded = source.load(stretch(10));
    await vi.advanceTimersByTimeAsync(5_000);
    await loaded;
    expect(problems).toHaveLength(1);
    isAway = false;
    await source.bring(stretch(10));
  });
});
