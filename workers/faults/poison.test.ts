import { env } from "cloudflare:workers";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { eventType, type ReplayEvent } from "../../protocol/events.ts";
import { codecNumber } from "../../protocol/frame-header.ts";
import { readTail, settleSession } from "../session-stub.ts";
import { clickEvent, freshTabId, makeChunk, makeRawChunk, pageEvents } from "../testing/make-chunk.ts";
import { append, freshAddress, quiet, sealedEvents, sessionRow } from "../testing/session.ts";

const atMs = Date.now();
const json = (text: string): Uint8Array => gzipSync(text);
const eventJson = (timestamp: string): string => `[{"type":3,"data":{},"timestamp":${timestamp}}]`;
/** A key that `JSON.parse` makes an own property, and an assignment would not. */
const forged = JSON.parse(
  `{"type":3,"data":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}},"timestamp":${atMs}}`,
) as ReplayEvent;

function manyAttributes(count: number): string {
  const attributes = Array.from({ length: count }, (_, i) => `"a${i}":""`).join();
  return `[{"type":${eventType.fullSnapshot},"data":{"node":{"type":2,"tagName":"p","attributes":{${attributes}},"childNodes":[],"id":1}},"timestamp":${atMs}}]`;
}

/** What becomes of the session: a chunk before the poison, the poison, a chunk behind it; then all is sealed. */
async function poisoned(body: Uint8Array) {
  const address = freshAddress();
  const tabId = freshTabId();
  const page = pageEvents("https://shop.example/", atMs);
  const click = clickEvent("Pay", atMs + 1_000);
  expect((await append(address, makeChunk(tabId, 0, page))).kind).toBe("accepted");
  const outcome = await append(address, makeRawChunk(tabId, 1, body));
  expect((await append(address, makeChunk(tabId, 2, [click]))).kind).toBe("accepted");
  const { completeness } = await readTail(env, address, 0);
  expect(await settleSession(env, address, quiet())).toBe("known");
  const row = await sessionRow(address);
  expect(row).toMatchObject({ status: "completed", page_views: 1, click_count: 1 });
  const events = await sealedEvents(address);
  expect(events.slice(0, page.length)).toEqual(page);
  expect(events.at(-1)).toEqual(click);
  return { outcome, completeness, between: events.slice(page.length, -1) };
}

describe("a poison chunk that is refused", () => {
  test.each<[string, string, () => Uint8Array]>([
    ["a bomb", "chunk_bomb", () => gzipSync(new Uint8Array(21_000_000))],
    [
      "two gzip members, a bomb only together",
      "chunk_bomb",
      () => Buffer.concat([gzipSync(new Uint8Array(11_000_000)), gzipSync(new Uint8Array(11_000_000))]),
    ],
    ["a truncated body", "chunk_truncated", () => json(eventJson("1").padEnd(9_000)).subarray(0, 40)],
    ["no gzip", "chunk_not_gzip", () => new TextEncoder().encode("plainly no gzip at all")],
  ])("%s leaves a gap, and the rest is acknowledged and sealed", async (_, code, body) => {
    const { outcome, completeness, between } = await poisoned(body());
    expect(outcome).toMatchObject({ kind: "refused", code });
    expect(completeness).toMatchObject({ chunksReceived: 2, gaps: [{ fromSeq: 1, toSeq: 1 }] });
    expect(between).toEqual([]);
  });
});

describe("a poison chunk that is kept and passed over", () => {
  test.each<[string, () => Uint8Array]>([
    ["20,000 levels of JSON", () => json("[".repeat(20_000) + "]".repeat(20_000))],
    [
      "20,000 levels within an event",
      () => json(`[{"type":3,"data":${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)},"timestamp":1}]`),
    ],
    ["two gzip members that are no JSON together", () => Buffer.concat([json("[]"), json("[]")])],
    ["a time that is NaN", () => json(eventJson("NaN"))],
    ["a time that is null", () => json(eventJson("null"))],
    ["a time past every number", () => json(eventJson("1e400"))],
    ["a time before 1970", () => json(eventJson("-1"))],
    ["three million values", () => json(`[{"type":3,"data":[${"0,".repeat(3_000_000)}0],"timestamp":1}]`)],
    ["text that is no UTF-8", () => gzipSync(new Uint8Array([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d]))],
  ])("%s is counted, and the rest is acknowledged and sealed", async (_, body) => {
    const { outcome, completeness, between } = await poisoned(body());
    expect(outcome.kind).toBe("accepted");
    expect(completeness).toMatchObject({ chunksReceived: 3, skippedChunks: 1, gaps: [] });
    expect(between).toEqual([]);
  });
});

describe("a chunk that looks like poison and can be read", () => {
  test("a million attributes are kept as they are", async () => {
    const { outcome, completeness, between } = await poisoned(json(manyAttributes(1_000_000)));
    expect(outcome.kind).toBe("accepted");
    expect(completeness).toMatchObject({ chunksReceived: 3, skippedChunks: 0 });
    expect(between).toHaveLength(1);
  }, 30_000);

  test("two gzip members that are JSON together are one body", async () => {
    const text = eventJson(String(atMs));
    const { between } = await poisoned(Buffer.concat([json(text.slice(0, 9)), json(text.slice(9))]));
    expect(between).toEqual(JSON.parse(text));
  });

  test.each([codecNumber.json, codecNumber.columns])("__proto__ stays a key, in codec %i", async (codec) => {
    const address = freshAddress();
    const tabId = freshTabId();
    expect((await append(address, makeChunk(tabId, 0, [forged], { codec }))).kind).toBe("accepted");
    await settleSession(env, address, quiet());
    expect(JSON.stringify(await sealedEvents(address))).toBe(JSON.stringify([forged]));
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  test("times as large as numbers go make no negative and no endless session", async () => {
    const address = freshAddress();
    const tabId = freshTabId();
    const last = Number.MAX_SAFE_INTEGER;
    const wide = { firstAtMs: 0, lastAtMs: last, cutAtMs: 0 };
    await append(address, makeChunk(tabId, 0, [clickEvent("a", 0), clickEvent("b", last)], wide));
    await settleSession(env, address, quiet());
    const row = await sessionRow(address);
    expect(Number(row?.duration_ms)).toBeGreaterThanOrEqual(0);
    expect(Number(row?.duration_ms)).toBeLessThanOrEqual(quiet() - atMs);
    expect(await sealedEvents(address)).toHaveLength(2);
  });
});
