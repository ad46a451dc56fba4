import { expect, test } from "vitest";
import { readReply } from "./read-reply.ts";

const neutral = { completeTo: null, flushMs: null, needAssets: [], needSnapshot: false, stop: false };

test("what a reply lacks, or says in a way nobody knows, is neutral", () => {
  expect(readReply({})).toEqual(neutral);
  const odd = { flushMs: "fast", needAssets: "all", needSnapshot: 1, stop: true, status: "novel" };
  expect(readReply(odd)).toEqual(neutral);
});

test("hashes that are none are passed over, and a pace is never faster than ten a second", () => {
  const hash = "a".repeat(43);
  expect(readReply({ needAssets: [hash, "../x", 5], flushMs: 1, needSnapshot: true, stop: {} })).toEqual({
    completeTo: null,
    flushMs: 100,
    needAssets: [hash],
    needSnapshot: true,
    stop: true,
  });
});
