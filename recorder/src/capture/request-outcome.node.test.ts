import { expect, test } from "vitest";
import { outcomeOf } from "./request-outcome.ts";

test.each([
  ["an answer is fine", 204, false, true, "ok"],
  ["an answer that came before the page gave it up is fine", 200, true, true, "ok"],
  ["an answer of 400 and more is a failure", 400, false, true, "failed"],
  ["none is a failure", 0, false, true, "failed"],
  ["none to what the page has given up is none", 0, true, true, "aborted"],
  ["of another origin that is not told nothing bad is said", 0, false, false, "ok"],
  ["nor by a browser that never tells", undefined, false, true, "ok"],
] as const)("%s", (_name, status, isAborted, isStatusTold, outcome) => {
  expect(outcomeOf(status, isAborted, isStatusTold)).toBe(outcome);
});
