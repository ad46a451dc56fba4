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
  expect(await shelf.readAll()).toMatchObject({ chunks: [], rows: [], sheets: [] });
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

test("what is released stands as chunks in place of all that was held there, and of nothing else", async () => {
  const place = { sessionId, tabId };
  const pack = (n: number, of = tabId) => ({
    sessionId,
    tabId: of,
    n,
    gzip: Uint8Array.of(n),
    firstAtMs: n,
    lastAtMs: n,
    cutAtMs: n,
    eventCount: 1,
    hasFullSnapshot: n === 1,
    assetHashes: [hash],
    savedAtMs: n,
  });
  const other = makeTabId("o".repeat(12));
  const sheet = { hash, text: "a{}", savedAtMs: 1 };
  shelf.held.put(pack(2), []);
  shelf.held.put(pack(1), [sheet]);
  shelf.held.put(pack(3), []);
  shelf.held.put(pack(9, other), []);
  shelf.held.drop(place, [3]);
  expect(await shelf.held.read(place)).toEqual([pack(1), pack(2)]);
  expect(await shelf.readSheet(hash)).toBeNull();
  shelf.held.release(place, [chunk(0), chunk(1)], await shelf.held.readSheets());
  const left = await shelf.readAll();
  expect(left.chunks).toMatchObject([chunk(0), chunk(1)]);
  expect(left.held).toEqual([pack(9, other)]);
  expect(await shelf.readSheet(hash)).toBe("a{}");
});

test("a database that a release of before made is brought up to date and keeps what is in it", async () => {
  await new Promise<void>((resolve) => {
    const request = indexedDB.open(`playhead:${siteKey}`, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("chunks", { keyPath: ["sessionId", "tabId", "seq"] });
      request.result.createObjectStore("rows", { keyPath: ["sessionId", "tabId", "seq", "n"] });
      request.result.createObjectStore("sheets", { keyPath: "hash" });
    };
    request.onsuccess = () => {
      request.result.transaction("rows", "readwrite").objectStore("rows").put(row(1, 0));
      request.result.close();
      resolve();
    };
  });
  expect((await shelf.readAll()).rows).toEqual([row(1, 0)]);
  expect(await shelf.held.read({ sessionId, tabId })).toEqual([]);
});
