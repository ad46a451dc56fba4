import { expect, test } from "vitest";
import { firstMove, type MoveOutcome, type MoveStep, nextMove } from "./move-rule.ts";

const nowMs = 1_790_000_000_000;

/** What each step comes to when all it does is done at once. */
function ended({ step }: MoveStep): MoveOutcome {
  switch (step) {
    case "clear":
    case "empty":
      return { kind: "deleted", isEmpty: true };
    case "copy":
      return { kind: "copied", end: null };
    case "drain":
      return { kind: "drained", isEmpty: true };
    case "wait":
      return { kind: "waited" };
  }
}

test("a move clears, copies, drains, outwaits and empties, table by table", () => {
  const seen: string[] = [];
  let at: MoveStep | "done" = firstMove;
  let atMs = nowMs;
  while (at !== "done") {
    seen.push("table" in at ? `${at.step} ${at.table}` : at.step);
    at = nextMove(at, ended(at), atMs);
    atMs += 60_000;
  }
  expect(seen).toEqual([
    ...[
      "clear assets",
      "clear visitors",
      "clear signal_places",
      "clear error_groups",
      "clear notes",
      "clear sessions",
    ],
    ...[
      "copy assets",
      "copy visitors",
      "copy signal_places",
      "copy error_groups",
      "copy notes",
      "copy sessions",
    ],
    "drain",
    ...["wait", "wait"],
    ...[
      "empty assets",
      "empty visitors",
      "empty signal_places",
      "empty error_groups",
      "empty notes",
      "empty sessions",
    ],
  ]);
});

test("what is not done is gone on with", () => {
  const copying: MoveStep = { step: "copy", table: "sessions", after: null };
  expect(nextMove(copying, { kind: "copied", end: [5, "ses_a"] }, nowMs)).toEqual({
    ...copying,
    after: [5, "ses_a"],
  });
  const draining: MoveStep = { step: "drain" };
  expect(nextMove(draining, { kind: "drained", isEmpty: false }, nowMs)).toEqual(draining);
  const emptying: MoveStep = { step: "empty", table: "visitors" };
  expect(nextMove(emptying, { kind: "deleted", isEmpty: false }, nowMs)).toEqual(emptying);
});
