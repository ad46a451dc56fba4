import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { eventType, type ReplayEvent } from "../../protocol/events.ts";
import { sealTailBytes } from "../../protocol/limits.ts";
import { emptySummary } from "../../protocol/summary.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { readTail, settleSession } from "../session-stub.ts";
import { archiveDown } from "../testing/faults.ts";
import { clickEvent, freshTabId, makeChunk, makeRawChunk, pageEvents } from "../testing/make-chunk.ts";
import { append, freshAddress, quiet, sessionRow, stubOf, visitChunks } from "../testing/session.ts";
import { EventCount, maxUncountedChunks } from "./event-count.ts";

afterEach(() => vi.restoreAllMocks());

/** Up to which arrival the newest row of the first tail has counted. */
const countedTo = async (address: SessionAddress): Promise<unknown> =>
  await runInDurableObject(stubOf(address), (_object, { storage }) => {
    const [row] = storage.sql.exec("SELECT summary FROM tail_0 ORDER BY arrival DESC LIMIT 1").toArray();
    return JSON.parse(String(row?.summary)).countedTo;
  });

const rowsOf = (frames: readonly Uint8Array[]) => frames.map((frame, i) => ({ arrival: i + 1, frame }));
const nothing = { upTo: 0, events: emptySummary() };

describe("the events of a session", () => {
  it("count once, whoever reads them", () => {
    const { events, frames } = visitChunks();
    const count = new EventCount(nothing, rowsOf(frames));
    count.add(1, events.slice(0, 3));
    count.add(1, events.slice(0, 3));
    expect(count.total()).toMatchObject({ eventCount: 8, pageViews: 1, clickCount: 3, skippedChunks: 0 });
    expect(count.total()).toMatchObject({ eventCount: 8 });
  });

  it("are not counted again where they were before", () => {
    const { frames } = visitChunks();
    const first = new EventCount(nothing, rowsOf(frames.slice(0, 2))).total();
    const all = new EventCount({ upTo: 2, events: first }, rowsOf(frames)).total();
    expect(all).toEqual(new EventCount(nothing, rowsOf(frames)).total());
  });

  it("are told from a chunk that nobody can read", () => {
    const unreadable = makeRawChunk(freshTabId(), 0, new Uint8Array([1, 2, 3]));
    expect(new EventCount(nothing, rowsOf([unreadable])).total()).toMatchObject({
      skippedChunks: 1,
      eventCount: 0,
    });
  });

  it("are masked before anything of them is kept", () => {
    const page = pageEvents("https://shop.example/?mail=ada@example.com", Date.now());
    const { landing } = new EventCount(nothing, rowsOf([makeChunk(freshTabId(), 0, page)])).total();
    expect(landing?.url).toContain("https://shop.example/");
    expect(JSON.stringify(landing)).not.toContain("ada@example.com");
  });
});

describe("a chunk's row", () => {
  it("waits to have its events counted until somebody asks", async () => {
    const address = freshAddress();
    const { frames } = visitChunks();
    for (const frame of frames.slice(0, 4)) await append(address, frame);
    expect(await countedTo(address)).toBe(1);
    expect((await readTail(env, address, 0)).facts).toMatchObject({ eventCount: 7, clickCount: 2 });
    await append(address, frames[4] ?? new Uint8Array());
    expect(await countedTo(address)).toBe(4);
  });

  it("leaves no more than a bound uncounted", async () => {
    const address = freshAddress();
    const tabId = freshTabId();
    for (let seq = 0; seq <= maxUncountedChunks + 1; seq += 1) {
      await append(address, makeChunk(tabId, seq, [clickEvent("Tea", Date.now())]));
    }
    expect(await countedTo(address)).toBe(maxUncountedChunks + 2);
  });

  it("has its events counted at once where they are many", async () => {
    const address = freshAddress();
    const { frames } = visitChunks();
    for (const frame of frames) await append(address, frame);
    expect(await countedTo(address)).toBe(1);
    const many = [clickEvent("Tea", Date.now()), heavy(1_200_000)];
    await append(address, makeChunk(freshTabId(), 0, many));
    expect(await countedTo(address)).toBe(6);
    expect((await readTail(env, address, 0)).facts).toMatchObject({ eventCount: 10, clickCount: 4 });
  });

  it("of the version before, which had counted all, is gone on from", async () => {
    const address = freshAddress();
    const { frames } = visitChunks();
    for (const frame of frames.slice(0, 4)) await append(address, frame);
    await runInDurableObject(stubOf(address), (_object, { storage }) => {
      storage.sql.exec(
        "UPDATE tail_0 SET summary = json_set(json_remove(summary, '$.countedTo'), '$.eventCount', 7) WHERE arrival = 4",
      );
    });
    await evictDurableObject(stubOf(address));
    await append(address, frames[4] ?? new Uint8Array());
    expect((await readTail(env, address, 0)).facts).toMatchObject({ eventCount: 8 });
  });
});

describe("a seal", () => {
  it.each([false, true])(
    "counts its tail while the next one fills, which somebody asks about: %s",
    async (asks) => {
      const address = freshAddress();
      const tabId = freshTabId();
      const events = [clickEvent("Tea", Date.now()), heavy(600_000)];
      const frames = Array.from({ length: 12 }, (_, seq) => makeChunk(tabId, seq, events));
      const bytes = frames.slice(0, 10).reduce((sum, frame) => sum + frame.length, 0);
      expect(bytes).toBeGreaterThan(sealTailBytes);
      vi.spyOn(console, "error").mockImplementation(() => {});
      const archiveUp = archiveDown();
      for (const frame of frames) await append(address, frame);
      archiveUp();
      await settleSession(env, address, Date.now());
      await evictDurableObject(stubOf(address));
      if (asks) expect((await readTail(env, address, 0)).facts).toMatchObject({ eventCount: 24 });
      await settleSession(env, address, quiet());
      expect(await sessionRow(address)).toMatchObject({
        status: "completed",
        event_count: 24,
        click_count: 12,
        chunk_count: 12,
      });
    },
  );
});

const heavy = (chars: number): ReplayEvent => ({
  type: eventType.custom,
  data: { tag: "heavy", payload: noise(chars) },
  timestamp: Date.now(),
});

/** Text that gzip makes little smaller. */
function noise(chars: number): string {
  let state = 42;
  return Array.from({ length: chars }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(48 + (state >>> 25));
  }).join("");
}
