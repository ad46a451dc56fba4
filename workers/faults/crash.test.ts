import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readTimeline } from "../archive/timelines.ts";
import { readTail, settleSession } from "../session-stub.ts";
import {
  alarmInMs,
  allEvents,
  archiveDown,
  crash,
  holdPut,
  ring,
  setClock,
  type traces,
} from "../testing/faults.ts";
import { clickEvent, freshTabId, makeChunk } from "../testing/make-chunk.ts";
import { append, freshAddress, quiet, sessionRow, stubOf, visitChunks } from "../testing/session.ts";

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A session with the five chunks of a visit in its tail. */
async function visited() {
  const address = freshAddress();
  const { events, frames } = visitChunks();
  for (const frame of frames) await append(address, frame);
  return { address, events, frames };
}

const segments = async (address: Parameters<typeof traces>[0]) =>
  (await readTimeline(env.ARCHIVE, address))?.segments.map(({ n }) => n);

test("crash after ack: what was acknowledged is there", async () => {
  const address = freshAddress();
  const { events, frames } = visitChunks();
  for (const frame of frames) {
    expect((await append(address, frame)).kind).toBe("accepted");
    await crash();
  }
  expect(await allEvents(address)).toEqual(events);
  for (const frame of frames) expect((await append(address, frame)).kind).toBe("duplicate");
});

describe("crash before insert: the chunk is not acknowledged, and taken when it comes again", () => {
  test.each(["before the transaction", "before its commit"])("%s", async (moment) => {
    const { address, events } = await visited();
    const late = clickEvent("Pay", Date.now());
    const frame = makeChunk(freshTabId(), 0, [late]);
    await runInDurableObject(stubOf(address), (_object, { storage }) => {
      const run = storage.transactionSync.bind(storage);
      vi.spyOn(storage, "transactionSync").mockImplementation((change) => {
        if (moment === "before its commit") {
          run(() => {
            change();
            throw new Error("crashed");
          });
        }
        throw new Error("crashed");
      });
    });
    await expect(append(address, frame)).rejects.toThrow("crashed");
    await crash();
    expect(await allEvents(address)).toEqual(events);
    expect((await append(address, frame)).kind).toBe("accepted");
    expect(await allEvents(address)).toHaveLength(events.length + 1);
  });
});

test("eviction between any two chunks leaves the summary as it were without", async () => {
  const tabId = freshTabId();
  const atMs = Date.now();
  setClock(atMs);
  const told: unknown[] = [];
  for (const evicts of [false, true]) {
    const address = freshAddress(atMs);
    for (const frame of visitChunks(tabId, atMs).frames) {
      await append(address, frame);
      if (evicts) await evictDurableObject(stubOf(address));
    }
    const { facts, completeness, arrival } = await readTail(env, address, 0);
    told.push({ facts: { ...facts, sessionId: "" }, completeness, arrival });
  }
  expect(told[1]).toEqual(told[0]);
});

test("crash after the R2 put and before D1: sealed once, and listed", async () => {
  const { address, events } = await visited();
  const held = holdPut("timeline.json.gz", "after");
  const settled = settleSession(env, address, quiet());
  settled.catch(() => {});
  await held.reached();
  await crash();
  expect(await sessionRow(address)).not.toMatchObject({ status: "completed" });
  await settleSession(env, address, quiet());
  expect(await segments(address)).toEqual([0]);
  expect(await allEvents(address)).toEqual(events);
  expect(await sessionRow(address)).toMatchObject({ status: "completed", event_count: events.length });
});

test("crash after D1 and before clearing: sealed once, and cleared", async () => {
  const { address, events } = await visited();
  const up = archiveDown();
  await settleSession(env, address, quiet());
  up();
  await runInDurableObject(stubOf(address), (_object, { storage }) => {
    vi.spyOn(storage, "transactionSync").mockImplementation(() => {
      throw new Error("crashed");
    });
  });
  await expect(settleSession(env, address, quiet())).rejects.toThrow("crashed");
  expect(await sessionRow(address)).toMatchObject({ status: "completed" });
  await crash();
  expect((await readTail(env, address, 0)).frames.length).toBeGreaterThan(0);
  await settleSession(env, address, quiet());
  expect((await readTail(env, address, 0)).frames).toHaveLength(0);
  expect(await segments(address)).toEqual([0]);
  expect(await allEvents(address)).toEqual(events);
});

test("alarm twice: sealed once", async () => {
  const { address, events } = await visited();
  setClock(quiet());
  const held = holdPut("/0", "after");
  const first = ring(address);
  await held.reached();
  const second = settleSession(env, address, Date.now());
  held.release();
  await Promise.all([first, second]);
  expect(await segments(address)).toEqual([0]);
  expect(await allEvents(address)).toEqual(events);
  expect(await sessionRow(address)).toMatchObject({ status: "completed" });
});

test("a chunk landing during the R2 await goes into the next segment, and the session stays active", async () => {
  const { address, events } = await visited();
  const nowMs = quiet();
  setClock(nowMs);
  const held = holdPut("/0", "before");
  const settled = settleSession(env, address, nowMs);
  await held.reached();
  const late = makeChunk(freshTabId(), 0, [clickEvent("Pay", nowMs)]);
  expect((await append(address, late)).kind).toBe("accepted");
  held.release();
  await settled;
  expect(await segments(address)).toEqual([0]);
  expect(await allEvents(address)).toHaveLength(events.length + 1);
  expect(await sessionRow(address)).toMatchObject({ status: "active" });
  await settleSession(env, address, quiet());
  expect(await segments(address)).toEqual([0, 1]);
  expect(await allEvents(address)).toHaveLength(events.length + 1);
  expect(await sessionRow(address)).toMatchObject({ status: "completed", event_count: events.length + 1 });
});

test("six failing alarms: each sets the next, further off, though the object is evicted in between", async () => {
  const { address, events } = await visited();
  setClock(quiet());
  const up = archiveDown();
  const waits: (number | null)[] = [];
  for (let i = 0; i < 7; i += 1) {
    expect(await ring(address)).toBe(true);
    waits.push(await alarmInMs(address));
    await evictDurableObject(stubOf(address));
  }
  expect(waits).toEqual([10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 600_000]);
  up();
  expect(await ring(address)).toBe(true);
  expect(await allEvents(address)).toEqual(events);
  expect(await sessionRow(address)).toMatchObject({ status: "completed" });
});

test("a late chunk after close is kept, and the session listed as active until it is sealed again", async () => {
  const { address, events } = await visited();
  await settleSession(env, address, quiet());
  expect(await sessionRow(address)).toMatchObject({ status: "completed" });
  const late = makeChunk(freshTabId(), 0, [clickEvent("Pay", Date.now())]);
  expect((await append(address, late)).kind).toBe("accepted");
  await expect.poll(() => sessionRow(address)).toMatchObject({ status: "active" });
  expect((await readTail(env, address, 0)).facts).toMatchObject({ status: "active" });
  await settleSession(env, address, quiet());
  expect(await segments(address)).toEqual([0, 1]);
  expect(await allEvents(address)).toHaveLength(events.length + 1);
  expect(await sessionRow(address)).toMatchObject({ status: "completed" });
});
