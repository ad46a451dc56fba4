import { expect, it } from "vitest";
import { presenceSaveMs } from "../../protocol/limits.ts";
import { afterPlanned, decideSave, noSaves, type Saves } from "./decide-save.ts";

const t = 1_800_000_000_000;

function kindsOf(saves: Saves, times: readonly number[]): string[] {
  let now = saves;
  return times.map((atMs) => {
    const decision = decideSave(now, atMs);
    if (decision.kind !== "wait") now = decision.saves;
    return decision.kind;
  });
}

it("writes what a quiet website says at once", () => {
  const quiet = [t, t + presenceSaveMs, t + 2 * presenceSaveMs, t + 3 * presenceSaveMs];
  expect(kindsOf(noSaves(), quiet)).toEqual(["now", "now", "now", "now"]);
});

it("writes what a busy one says in one row a stretch, and leaves nothing unwritten", () => {
  expect(kindsOf(noSaves(), [t, t + 1, t + 2, t + 3, t + 4, t + 5])).toEqual([
    ...["now", "now", "now"],
    ...["plan", "wait", "wait"],
  ]);
  const planned = decideSave({ sinceMs: t, count: 3, isPlanned: false }, t + 3);
  expect(planned).toMatchObject({ kind: "plan", atMs: t + presenceSaveMs });
  expect(kindsOf(afterPlanned(t + presenceSaveMs), [t + presenceSaveMs + 1])).toEqual(["plan"]);
});
