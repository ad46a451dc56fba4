import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { makeSessionId, makeTabId } from "../../../protocol/ids.ts";
import type { Chunk } from "../send/chunk.ts";

// Timers are taken from the page when their module is loaded, so the fake ones stand before it.
vi.useFakeTimers();
const { createPresumed } = await import("./presumed.ts");
afterAll(() => {
  vi.useRealTimers();
});

const chunk = (seq: number): Chunk => ({
  sessionId: makeSessionId("tag", 1_790_000_000_000, "a".repeat(16)),
  tabId: makeTabId("t".repeat(12)),
  seq,
  frame: new Uint8Array(),
  assetHashes: [],
  cutAtMs: 5,
});

const [dropped, sent]: [number[], number[]] = [[], []];
const presume = () =>
  createPresumed(
    ({ seq }) => dropped.push(seq),
    ({ seq }) => sent.push(seq),
  );
beforeEach(() => {
  dropped.length = 0;
  sent.length = 0;
});

test("what the server says it has is not sent again, and what it lacks is", () => {
  const presumed = presume();
  presumed.add([chunk(3), chunk(4), chunk(5)]);
  expect([dropped, sent]).toEqual([[], []]);
  presumed.onReply(4);
  expect([dropped, sent]).toEqual([[3, 4], [5]]);
});

test("a reply that came before the shelf was read counts", () => {
  const presumed = presume();
  presumed.onReply(3);
  presumed.add([chunk(3), chunk(4)]);
  expect([dropped, sent]).toEqual([[3], [4]]);
});

test("a server that does not say has it sent again", () => {
  const presumed = presume();
  presumed.add([chunk(3)]);
  presumed.onReply(null);
  expect([dropped, sent]).toEqual([[], [3]]);
});

test("a page that hears nothing sends it after a while, and one that has ended does not", () => {
  const ended = presume();
  ended.add([chunk(3)]);
  ended.end();
  const presumed = presume();
  presumed.add([chunk(4)]);
  vi.advanceTimersByTime(9_999);
  expect([dropped, sent]).toEqual([[], []]);
  vi.advanceTimersByTime(60_000);
  expect([dropped, sent]).toEqual([[], [4]]);
});
