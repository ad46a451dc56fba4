import { afterEach, expect, test } from "vitest";
import {
  makeSessionId,
  makeTabId,
  makeVisitorId,
  parseAssetHash,
  parseSiteKey,
} from "../../../protocol/ids.ts";
import type { Chunk } from "../send/chunk.ts";
import { createShelf } from "./shelf.ts";

const siteKey = parseSiteKey("pk_shelf");
const hash = parseAssetHash("h".repeat(43));
if (!siteKey || !hash) throw new Error("The ids of this test are wrong.");
const sessionId = makeSessionId("tag", 1_790_000_000_000, "a".repeat(16));
const tabId = makeTabId("t".repeat(12));
const visitorId = makeVisitorId("v".repeat(16));
const chunk = (seq: number): Chunk => ({
  sessionId,
  tabId,
  seq,
  frame: Uint8Array.of(1, 2, seq),
  assetHashes: [hash],
  cutAtMs: 5,
});
const row = (seq: number, n: number) => ({
  sessionId,
  tabId,
  seq,
  n,
  events: [{ type: 3, data: { n }, timestamp: n }],
  visitorId,
  savedAtMs: n,
});

const shelf = createShelf(siteKey);
afterEach(async () => {
  shelf.rest();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(`playhead:${siteKey}`).onsuccess = resolve;
  });
});

test("a chunk takes the place of the rows it was cut from, and of no others", async () => {
  shelf.putRow(row(3, 0));
  shelf.putRow(row(3, 1));
  shelf.putRow(row(4, 0));
  shelf.putChunk(chunk(3), [{ hash, text: "a{}", savedAtMs: 1 }]);
  const left = await shelf.readAll();
  expect(left.chunks).toMatchObject([chunk(3)]);
  expect(left.rows).toEqual([row(4, 0)]);
  expect(await shelf.readSheet(hash)).toBe("a{}");
});

test("what is dropped is gone, also after the connection was let go of", async () => {
  shelf.putChunk(chunk(1), [{ hash, text: "a{}", savedAtMs: 1 }]);
  shelf.putRow(row(2, 0));
  await shelf.readAll();
  shelf.rest();
  shelf.dropChunk(chunk(1));
  shelf.dropRows(row(2, 0));
  shelf.dropSheet(hash);
  expect(await shelf.readAll()).toEqual({ chunks: [], rows: [], sheets: [] });
});

test("asking whether there is a database creates none", async () => {
  expect(await shelf.exists()).toBe(false);
  expect(await indexedDB.databases()).not.toContainEqual(
    expect.objectContaining({ name: `playhead:${siteKey}` }),
  );
  shelf.putChunk(chunk(1), []);
  await shelf.readAll();
  expect(await shelf.exists()).toBe(true);
});
