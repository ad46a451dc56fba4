import { env } from "cloudflare:workers";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { degradedBy, noRefusals } from "../../protocol/completeness.ts";
import {
  maxCountedConflicts,
  maxRangesPerSession,
  maxSessionBytes,
  maxTabsPerSession,
  sessionIdMaxAgeMs,
  sessionIdMaxAheadMs,
} from "../../protocol/limits.ts";
import { readTimeline } from "../archive/timelines.ts";
import { lackSheets, readTail, settleSession } from "../session-stub.ts";
import { clickEvent, freshTabId, makeChunk, makeRawChunk } from "../testing/make-chunk.ts";
import { noise } from "../testing/noise.ts";
import { append, freshAddress, quiet } from "../testing/session.ts";

const tooLarge = { kind: "refused", code: "session_too_large" };
const click = (seq: number) => [clickEvent(`${seq}`, Date.now())];
const isTruncated = async (address: ReturnType<typeof freshAddress>) =>
  (await readTail(env, address, 0)).completeness?.isTruncated;

describe("a session's bounds", () => {
  it("keeps the chunk that fills it, tells the recorder to stop, and takes nothing more", async () => {
    const address = freshAddress();
    const tabId = freshTabId();
    const body = gzipSync(noise(2_700_000));
    const first = makeRawChunk(tabId, 0, body);
    const chunks = Math.ceil(maxSessionBytes / first.length);
    await append(address, first);
    for (let seq = 1; seq < chunks - 1; seq += 1) {
      expect(await append(address, makeRawChunk(tabId, seq, body))).toMatchObject({ kind: "accepted" });
    }
    expect(await isTruncated(address)).toBe(false);
    const last = makeRawChunk(tabId, chunks - 1, body);
    expect(await append(address, last)).toMatchObject({ kind: "accepted", stop: "too_large" });
    expect(await isTruncated(address)).toBe(true);
    expect(await append(address, makeChunk(tabId, chunks, click(0)))).toMatchObject(tooLarge);
    expect((await append(address, first)).kind).toBe("duplicate");
    await settleSession(env, address, quiet());
    expect((await readTimeline(env.ARCHIVE, address))?.completeness).toMatchObject({
      chunksReceived: chunks,
      isTruncated: true,
    });
  }, 60_000);

  it("takes no tab too many, and goes on with those it has", async () => {
    const address = freshAddress();
    const tabs = Array.from({ length: maxTabsPerSession }, freshTabId);
    for (const tabId of tabs)
      expect((await append(address, makeChunk(tabId, 0, click(0)))).kind).toBe("accepted");
    expect(await isTruncated(address)).toBe(false);
    expect(await append(address, makeChunk(freshTabId(), 0, click(0)))).toMatchObject(tooLarge);
    expect(await isTruncated(address)).toBe(true);
    for (const tabId of tabs.slice(0, 3)) {
      expect((await append(address, makeChunk(tabId, 1, click(1)))).kind).toBe("accepted");
    }
  });

  it("takes no hole too many, and still what fills one", async () => {
    const address = freshAddress();
    const tabId = freshTabId();
    const last = 2 * (maxRangesPerSession - 1);
    for (let seq = 0; seq <= last; seq += 2) {
      expect((await append(address, makeChunk(tabId, seq, click(seq)))).kind).toBe("accepted");
    }
    expect(await append(address, makeChunk(tabId, last + 2, click(0)))).toMatchObject(tooLarge);
    expect((await append(address, makeChunk(tabId, 1, click(1)))).kind).toBe("accepted");
    expect((await append(address, makeChunk(tabId, last + 2, click(2)))).kind).toBe("accepted");
  });

  it("counts conflicts, sealed or not, up to a number", async () => {
    const address = freshAddress();
    const tabId = freshTabId();
    await append(address, makeChunk(tabId, 0, click(0)));
    const conflicts = async () => (await readTail(env, address, 0)).completeness?.conflicts;
    expect(await conflicts()).toBe(0);
    await append(address, makeChunk(tabId, 0, click(1)));
    await settleSession(env, address, quiet());
    await append(address, makeChunk(tabId, 0, click(2)));
    expect(await conflicts()).toBe(2);
    for (let i = 0; i < maxCountedConflicts; i += 1) await append(address, makeChunk(tabId, 0, click(i + 3)));
    expect(await conflicts()).toBe(maxCountedConflicts);
  });

  it("tells what it refused after its last seal though the object forgot", async () => {
    const address = freshAddress();
    const tabId = freshTabId();
    await append(address, makeChunk(tabId, 0, click(0)));
    await settleSession(env, address, quiet());
    await lackSheets(env, address);
    await append(address, makeChunk(tabId, 0, click(1)));
    const sealed = async () => (await readTimeline(env.ARCHIVE, address))?.completeness;
    expect(await sealed()).toMatchObject({ conflicts: 0, degraded: [] });
    await settleSession(env, address, Date.now() + sessionIdMaxAgeMs + sessionIdMaxAheadMs + 1_000);
    expect(await sealed()).toMatchObject({
      conflicts: 1,
      degraded: degradedBy({ ...noRefusals(), lacksSheets: true }),
    });
    expect((await readTail(env, address, 0)).facts).toBeNull();
  });
});
