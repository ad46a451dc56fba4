import { expect, test } from "vitest";
import { correctCount } from "./correct-count.ts";
import type { Signal } from "./signal.ts";

const dead: Pick<Signal, "id" | "kind" | "severity" | "muted"> = {
  id: "a",
  kind: "deadClick",
  severity: "mild",
};
const rage = { id: "b", kind: "rageClick", severity: "mild" } as const;
const both = { counts: { deadClick: 1, rageClick: 1 }, points: 5 };
const muted = { ...dead, muted: "member" } as const;

test("what is muted by now is taken off, wherever it was found", () => {
  const rageAlone = { counts: { rageClick: 1 }, points: 3 };
  expect(correctCount(both, [dead, rage], [], [muted, rage])).toEqual(rageAlone);
  expect(correctCount(both, [rage], [dead], [rage, muted])).toEqual(rageAlone);
});

test("what was taken off is not taken off again, and comes back when it counts again", () => {
  const rageAlone = { counts: { rageClick: 1 }, points: 3 };
  expect(correctCount(rageAlone, [muted, rage], [], [muted, rage])).toEqual(rageAlone);
  expect(correctCount(rageAlone, [muted, rage], [], [dead, rage])).toEqual(both);
});

test("one that was muted and has grown severe takes off what it has grown by", () => {
  const severe = { ...dead, severity: "severe" } as const;
  const grown = { counts: {}, points: 2 };
  expect(correctCount(grown, [muted], [severe], [{ ...severe, muted: "member" }])).toEqual({
    counts: {},
    points: 0,
  });
  expect(correctCount(grown, [muted], [severe], [severe])).toEqual({ counts: { deadClick: 1 }, points: 4 });
});
