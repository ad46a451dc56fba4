import { afterEach, expect, test } from "vitest";
import { makeSessionId, makeTabId } from "../../../protocol/ids.ts";
import type { Chunk } from "./chunk.ts";
import { createOutbox, type Outbox } from "./outbox.ts";

const sessionId = makeSessionId("tag", 1_790_000_000_000, "a".repeat(16));
const tabId = makeTabId("t".repeat(12));
const chunk = (seq: number, bytes: number, ageMs = 0): Chunk => ({
  sessionId,
  tabId,
  seq,
  frame: new Uint8Array(bytes),
  assetHashes: [],
  cutAtMs: Date.now() - ageMs,
});

const opened: Outbox[] = [];
afterEach(() => {
  for (const outbox of opened.splice(0)) outbox.close();
});

/** An outbox whose server cannot be reached, what has left it, and what the browser sends even if the page goes. */
function unreachable(): { outbox: Outbox; left: string[]; given: number[] } {
  const left: string[] = [];
  const given: number[] = [];
  const outbox = createOutbox({
    urlOf: () => "http://127.0.0.1:1/",
    onGiven: ({ seq }) => given.push(seq),
    onStep: ({ seq }, step) => left.push(`${seq} ${step.kind}`),
  });
  opened.push(outbox);
  return { outbox, left, given };
}

test("what cannot be sent is kept up to five megabytes, and the oldest goes first", () => {
  const { outbox, left } = unreachable();
  for (let seq = 0; seq < 7; seq++) outbox.add(chunk(seq, 1_000_000));
  outbox.pump();
  expect(left.toSorted()).toEqual(["0 drop", "1 drop"]);
});

test("what is older than a day is not sent any more", () => {
  const { outbox, left } = unreachable();
  outbox.add(chunk(0, 10, 24 * 3_600_000 + 1_000));
  outbox.add(chunk(1, 10, 23 * 3_600_000));
  outbox.pump();
  expect(left).toEqual(["0 drop"]);
});

test("what the browser has taken already is not sent twice at hide, and counts as given", () => {
  const { outbox, given } = unreachable();
  outbox.add(chunk(0, 10));
  outbox.pump();
  outbox.add(chunk(1, 10));
  expect(outbox.sent().sentBytes).toBe(10);
  outbox.sendAtHide([]);
  expect(given.toSorted()).toEqual([0, 1]);
  expect(outbox.sent().sentBytes).toBe(20);
});

test("what is packed behind a base is sent so until its session has another name", () => {
  const { outbox } = unreachable();
  outbox.add(chunk(0, 100), new Uint8Array(30));
  outbox.sendAtHide([]);
  expect(outbox.sent().sentBytes).toBe(30);
  outbox.add(chunk(1, 100), new Uint8Array(30));
  outbox.rename(sessionId, makeSessionId("tag", 1_790_000_000_001, "b".repeat(16)));
  outbox.sendAtHide([]);
  expect(outbox.sent().sentBytes).toBeGreaterThanOrEqual(130);
});
