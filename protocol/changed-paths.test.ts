import { expect, test } from "vitest";
import { changedPaths } from "./changed-paths.ts";

test("paths name the fields that differ, and no others", () => {
  const before = {
    name: "Shop",
    recorder: { privacy: { level: "strict" }, console: "all" },
    links: { a: null },
  };
  const after = { name: "Shop", recorder: { privacy: { level: "open" }, console: "all" }, links: { a: "x" } };
  expect(changedPaths(before, after)).toEqual(["links.a", "recorder.privacy.level"]);
});

test("what comes and what goes is a change, and a list is one field", () => {
  expect(changedPaths({ a: 1, b: [1, 2] }, { b: [2, 1], c: {} })).toEqual(["a", "b", "c"]);
});

test("the same value has no changed path, whatever the order of its names", () => {
  expect(changedPaths({ a: 1, b: { c: [1] } }, { b: { c: [1] }, a: 1 })).toEqual([]);
});
