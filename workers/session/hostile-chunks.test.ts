import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { encodeFrame, readFrame } from "../../protocol/frame.ts";
import { readTail, settleSession } from "../session-stub.ts";
import { clickEvent, freshTabId, makeChunk, makeRawChunk, pageEvents } from "../testing/make-chunk.ts";
import { append, freshAddress, quiet, sealedEvents, sessionRow, stubOf } from "../testing/session.ts";
import { readEvents, storedFrames } from "./read-chunks.ts";

describe("a session object given bad chunks", () => {
  it("refuses other bytes under a known seq, before and after the seal", async () => {
    const address = freshAddress();
    const tabId = freshTabId();
    const atMs = Date.now();
    await append(address, makeChunk(tabId, 0, [clickEvent("one", atMs)]));
    const other = makeChunk(tabId, 0, [clickEvent("other", atMs)]);
    expect(await append(address, other)).toMatchObject({ kind: "refused", code: "chunk_conflict" });
    await settleSession(env, address, quiet());
    expect(await append(address, other)).toMatchObject({ kind: "refused", code: "chunk_conflict" });
    const recovered = makeChunk(tabId, 0, [clickEvent("o", atMs)], { isRecovered: true });
    expect((await append(address, recovered)).kind).toBe("duplicate");
  });

  it.each([
    ["chunk_not_gzip", () => new TextEncoder().encode("not gzip at all, however long")],
    ["chunk_truncated", () => gzipSync(JSON.stringify([clickEvent("x".repeat(5_000), 1)])).subarray(0, 60)],
    ["chunk_bomb", () => gzipSync(new Uint8Array(21_000_000))],
  ])("answers %s and stores nothing", async (code, body) => {
    const address = freshAddress();
    const frame = makeRawChunk(freshTabId(), 0, body());
    expect(await append(address, frame)).toMatchObject({ kind: "refused", code });
    await runInDurableObject(stubOf(address), (_object, state) => {
      const tables = state.storage.sql.exec(
        "SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_%' ESCAPE '\\'",
      );
      expect(tables.toArray()).toEqual([]);
    });
    expect(await sessionRow(address)).toBeNull();
  });

  it("keeps a chunk it cannot read, and seals the rest without it", async () => {
    const address = freshAddress();
    const tabId = freshTabId();
    await append(address, makeChunk(tabId, 0, pageEvents("https://shop.example/", Date.now())));
    const unreadable = makeRawChunk(tabId, 1, gzipSync("[[[["));
    expect((await append(address, unreadable)).kind).toBe("accepted");
    await append(address, makeChunk(tabId, 2, [clickEvent("Pay", Date.now())]));
    await settleSession(env, address, quiet());
    expect(await sealedEvents(address)).toHaveLength(4);
  });

  it("lets no secret out of the tail", async () => {
    const address = freshAddress();
    const tabId = freshTabId();
    const page = pageEvents("https://shop.example/?mail=ada@example.org", Date.now());
    await append(address, makeChunk(tabId, 0, page));
    const tail = await readTail(env, address, 0);
    const shown = [...storedFrames(tail.frames)].map(readEvents);
    expect(JSON.stringify(shown)).toContain("shop.example");
    expect(JSON.stringify(shown)).not.toContain("ada@");
    await settleSession(env, address, quiet());
    expect(JSON.stringify(await sealedEvents(address))).not.toContain("ada@");
    expect(JSON.stringify(await sessionRow(address))).not.toContain("ada@");
  });

  it("lets e-mail addresses out where the website shows them, and no other secret", async () => {
    const address = freshAddress();
    const page = pageEvents("https://shop.example/?mail=ada@example.org&card=4111111111111111", Date.now());
    const frame = readFrame(makeChunk(freshTabId(), 0, page));
    if (!frame.ok) throw new Error(frame.message);
    await append(address, encodeFrame({ ...frame.header, showsEmails: true }, frame.body));
    await settleSession(env, address, quiet());
    const sealed = JSON.stringify(await sealedEvents(address));
    expect(sealed).toContain("ada@example.org");
    expect(sealed).not.toContain("4111");
  });
});
