import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sessionIdMaxAgeMs, sessionIdMaxAheadMs } from "../../protocol/limits.ts";
import { eraseSession } from "../archive/erase.ts";
import { deleteSession } from "../catalog/delete-session.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import { eraseFromObject, purgeSession, readTail, settleSession } from "../session-stub.ts";
import { alarmInMs, holdPut, ring, setClock, traces } from "../testing/faults.ts";
import { append, freshAddress, quiet, sessionRow, stubOf, visitChunks } from "../testing/session.ts";

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const [startMs, frames] = [Date.now(), visitChunks().frames];
const sentBytes = frames.reduce((sum, frame) => sum + frame.length, 0);
const erased = { chunks: frames.length, bytes: sentBytes };
const first = frames[0] ?? new Uint8Array();
const tooOldMs = startMs + sessionIdMaxAgeMs + sessionIdMaxAheadMs;

async function visited() {
  const address = freshAddress(startMs);
  for (const frame of frames) await append(address, frame);
  await expect.poll(() => sessionRow(address)).not.toBeNull();
  return address;
}

/** Erases everywhere, as whoever answers for all three places does. */
async function eraseEverywhere(address: Awaited<ReturnType<typeof visited>>) {
  const told = await eraseFromObject(env, address);
  await eraseSession(env.ARCHIVE, address);
  await deleteSession(await openCatalog(env, address.websiteId), address);
  return told;
}

describe("an erased session", () => {
  it("is gone from the object, which tells how much it was, again when asked again", async () => {
    const address = await visited();
    expect(await eraseFromObject(env, address)).toEqual(erased);
    await evictDurableObject(stubOf(address));
    expect(await eraseFromObject(env, address)).toEqual(erased);
    expect(await readTail(env, address, 0)).toMatchObject({ arrival: 0, facts: null, completeness: null });
  });

  it("counts what was sealed before, too", async () => {
    const address = await visited();
    await settleSession(env, address, quiet());
    expect(await eraseFromObject(env, address)).toEqual(erased);
  });

  it("refuses late chunks, also after an eviction, and is not settled", async () => {
    const address = await visited();
    await eraseFromObject(env, address);
    for (let i = 0; i < 2; i += 1) {
      expect(await append(address, first)).toMatchObject({ kind: "refused", code: "session_erased" });
      await evictDurableObject(stubOf(address));
    }
    expect(await settleSession(env, address, quiet())).toBe("erased");
    expect((await readTail(env, address, 0)).facts).toBeNull();
  });

  it("leaves nothing at all once its id is too old, which the object refuses from then on", async () => {
    const address = await visited();
    await eraseFromObject(env, address);
    expect(await alarmInMs(address)).toBeGreaterThan(tooOldMs - Date.now() - 10_000);
    setClock(tooOldMs);
    expect(await ring(address)).toBe(true);
    await expectEmpty(address);
    expect(await append(address, first)).toMatchObject({ kind: "refused", code: "session_id_time" });
    await expectEmpty(address);
  });

  it("leaves no tombstone when it is purged after its id is too old", async () => {
    const address = await visited();
    await purgeSession(env, address, tooOldMs);
    await expectEmpty(address);
    expect(await settleSession(env, address, tooOldMs)).toBe("unknown");
  });

  it("is refused though the object never had anything of it", async () => {
    const address = freshAddress();
    expect(await eraseFromObject(env, address)).toEqual({ chunks: 0, bytes: 0 });
    expect(await append(address, first)).toMatchObject({ kind: "refused", code: "session_erased" });
  });
});

async function expectEmpty(address: Awaited<ReturnType<typeof visited>>): Promise<void> {
  await runInDurableObject(stubOf(address), async (_object, { storage }) => {
    const tables = "SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_%' ESCAPE '\\'";
    expect(storage.sql.exec(tables).toArray()).toEqual([]);
    expect(await storage.getAlarm()).toBeNull();
  });
}

/** Does not wait for the seal, which waits for this. */
async function eraseFromObjectSoon(address: Awaited<ReturnType<typeof visited>>): Promise<void> {
  void eraseFromObject(env, address);
  await scheduler.wait(20);
}

describe("erased while a seal is under way", () => {
  it.each([
    ["before the segment lands", "/0", "before"],
    ["after the segment landed", "/0", "after"],
    ["before the timeline lands", "timeline.json.gz", "before"],
    ["after the timeline landed", "timeline.json.gz", "after"],
  ] as const)("%s: nothing is left anywhere", async (_, keyEnd, when) => {
    const address = await visited();
    const held = holdPut(keyEnd, when);
    const settled = settleSession(env, address, quiet());
    await held.reached();
    const told = eraseEverywhere(address);
    await scheduler.wait(20);
    held.release();
    expect(await told).toEqual(erased);
    await settled;
    expect(await traces(address)).toEqual([]);
    expect(await append(address, first)).toMatchObject({ kind: "refused", code: "session_erased" });
  });

  it("and then fails: the tombstone stays, and its alarm does", async () => {
    const address = await visited();
    const put = vi.spyOn(env.ARCHIVE, "put").mockImplementation(async () => {
      await eraseFromObjectSoon(address);
      throw new Error("archive down");
    });
    await settleSession(env, address, quiet());
    put.mockRestore();
    expect(await alarmInMs(address)).toBeGreaterThan(3_600_000);
    expect(await ring(address)).toBe(true);
    expect(await alarmInMs(address)).toBeGreaterThan(3_600_000);
    expect(await append(address, first)).toMatchObject({ kind: "refused", code: "session_erased" });
  });

  it("by one who did not wait for it: the seal deletes what it put", async () => {
    const address = await visited();
    const held = holdPut("timeline.json.gz", "before");
    const settled = settleSession(env, address, quiet());
    await held.reached();
    const told = eraseFromObject(env, address);
    await eraseSession(env.ARCHIVE, address);
    await deleteSession(await openCatalog(env, address.websiteId), address);
    held.release();
    await Promise.all([told, settled]);
    expect(await traces(address)).toEqual([]);
  });

  it("while its row is being saved: the row is deleted again", async () => {
    const address = freshAddress(startMs);
    const appended = append(address, first);
    const told = appended.then(() => eraseFromObject(env, address));
    await told;
    expect(await traces(address)).toEqual([]);
  });
});
