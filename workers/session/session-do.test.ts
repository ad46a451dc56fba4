import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { sealIdleMs, sessionIdMaxAgeMs, sessionIdMaxAheadMs, watchedFlushMs } from "../../protocol/limits.ts";
import { readTimeline } from "../archive/timelines.ts";
import { purgeSession, readTail, settleSession } from "../session-stub.ts";
import { freshTabId, makeChunk, pageEvents } from "../testing/make-chunk.ts";
import {
  append,
  freshAddress,
  quiet,
  sealedEvents,
  sessionRow,
  stubOf,
  visitChunks,
} from "../testing/session.ts";
import { storedFrames } from "./read-chunks.ts";

describe("the session object", () => {
  it("gives the same events for chunks in any order and repeated", async () => {
    const tabId = freshTabId();
    const atMs = Date.now();
    const rows: unknown[] = [];
    for (const order of [
      [0, 1, 2, 3, 4],
      [4, 3, 2, 1, 0],
      [2, 0, 2, 4, 1, 1, 3, 0, 4],
    ]) {
      const address = freshAddress(atMs);
      const { events, frames } = visitChunks(tabId, atMs);
      const seen = new Set<number>();
      for (const i of order) {
        const outcome = await append(address, frames[i] ?? new Uint8Array());
        expect(outcome.kind).toBe(seen.has(i) ? "duplicate" : "accepted");
        seen.add(i);
      }
      await settleSession(env, address, quiet());
      expect(await sealedEvents(address)).toEqual(events);
      const row = await sessionRow(address);
      expect(row).toMatchObject({
        status: "completed",
        page_views: 1,
        click_count: 3,
        event_count: 8,
        country: "DE",
      });
      // Its events are ahead of the server's clock, so that its end is when each run was.
      const pages = String(row?.pages).replace(/"seconds":\d+/g, "");
      rows.push({ ...row, session_id: "", checked_at: 0, ended_at: 0, duration_ms: 0, pages });
    }
    expect(rows[1]).toEqual(rows[0]);
    expect(rows[2]).toEqual(rows[0]);
  });

  it("is not changed by an eviction between any two steps", async () => {
    const address = freshAddress();
    const { events, frames } = visitChunks();
    for (const frame of frames) {
      expect((await append(address, frame)).kind).toBe("accepted");
      await evictDurableObject(stubOf(address));
      expect((await append(address, frame)).kind).toBe("duplicate");
      await evictDurableObject(stubOf(address));
    }

    await settleSession(env, address, quiet());
    await evictDurableObject(stubOf(address));
    await settleSession(env, address, quiet());
    expect(await sealedEvents(address)).toEqual(events);
    expect(await sessionRow(address)).toMatchObject({ status: "completed", event_count: 8 });
  });

  it("makes one session of it when it is sealed twice", async () => {
    const address = freshAddress();
    const { events, frames } = visitChunks();
    for (const frame of frames) await append(address, frame);

    await Promise.all([settleSession(env, address, quiet()), settleSession(env, address, quiet())]);
    const objects = await env.ARCHIVE.list({ prefix: `s/${address.websiteId}/${address.sessionId}/` });
    expect(objects.objects.map(({ key }) => key.split("/").at(-1))).toEqual(["0", "timeline.json.gz"]);
    expect(await sealedEvents(address)).toEqual(events);
    const count = await env.CATALOG_0.prepare("SELECT count(*) AS n FROM sessions WHERE session_id = ?")
      .bind(address.sessionId)
      .first("n");
    expect(count).toBe(1);
  });

  it("executes the same plan again when a seal stopped after R2 and before the catalog", async () => {
    const address = freshAddress();
    const { events, frames } = visitChunks();
    for (const frame of frames) await append(address, frame);

    await env.CATALOG_0.exec("ALTER TABLE sessions RENAME TO sessions_away");
    await settleSession(env, address, quiet());
    await env.CATALOG_0.exec("ALTER TABLE sessions_away RENAME TO sessions");
    const late = makeChunk(freshTabId(), 0, pageEvents("https://shop.example/late", Date.now()));
    expect((await append(address, late)).kind).toBe("accepted");
    await settleSession(env, address, quiet());
    expect((await sealedEvents(address)).length).toBe(events.length + 3);
    expect(await sessionRow(address)).toMatchObject({ status: "completed", page_views: 2 });
    expect((await readTail(env, address, 0)).frames.length).toBe(0);
  });

  it("lists a session as active from its first chunk on", async () => {
    const address = freshAddress();
    await append(address, visitChunks().frames[0] ?? new Uint8Array());
    await expect
      .poll(() => sessionRow(address))
      .toMatchObject({ status: "active", initial_url: "https://shop.example/" });
  });

  it("reopens for a visitor who returns and adds a segment", async () => {
    const address = freshAddress();
    const { events, frames } = visitChunks();

    for (const frame of frames.slice(0, 3)) await append(address, frame);
    await settleSession(env, address, quiet());
    for (const frame of frames) await append(address, frame);
    await expect.poll(() => sessionRow(address)).toMatchObject({ status: "active" });
    await settleSession(env, address, quiet());
    expect((await readTimeline(env.ARCHIVE, address))?.segments.map(({ n }) => n)).toEqual([0, 1]);
    expect(await sealedEvents(address)).toEqual(events);
  });

  it("tells a reader of the tail only what came after", async () => {
    const address = freshAddress();
    const { frames } = visitChunks();
    for (const frame of frames.slice(0, 2)) await append(address, frame);
    const first = await readTail(env, address, 0);
    expect([...storedFrames(first.frames)]).toHaveLength(2);
    await append(address, frames[2] ?? new Uint8Array());
    const second = await readTail(env, address, first.arrival);
    expect([...storedFrames(second.frames)].map(({ header }) => header.seq)).toEqual([2]);
    expect((await readTail(env, address, second.arrival)).frames.length).toBe(0);
  });

  it("asks for frequent chunks while somebody watches, and not because somebody has looked", async () => {
    const address = freshAddress();
    const { frames } = visitChunks();
    expect(await append(address, frames[0] ?? new Uint8Array())).toEqual({
      kind: "accepted",
      completeTo: 0,
    });
    const { facts } = await readTail(env, address, 0, false);
    expect(facts).toMatchObject({ status: "active", pageViews: 1, eventCount: 3 });
    expect(await append(address, frames[1] ?? new Uint8Array())).toEqual({
      kind: "accepted",
      completeTo: 1,
    });
    await readTail(env, address, 0);
    expect(await append(address, frames[2] ?? new Uint8Array())).toEqual({
      kind: "accepted",
      completeTo: 2,
      flushMs: watchedFlushMs,
    });
  });

  it("seals by its alarm and waits no longer than it must", async () => {
    const address = freshAddress();
    await append(address, visitChunks().frames[0] ?? new Uint8Array());
    expect(await runDurableObjectAlarm(stubOf(address))).toBe(true);
    const alarmMs = await runInDurableObject(stubOf(address), (_object, state) => state.storage.getAlarm());
    expect((alarmMs ?? 0) - Date.now()).toBeLessThanOrEqual(sealIdleMs);
    expect(await readTimeline(env.ARCHIVE, address)).toBeNull();
  });

  it("forgets all once no chunk can come any more, and nothing when purged", async () => {
    const address = freshAddress();
    await append(address, visitChunks().frames[0] ?? new Uint8Array());
    await settleSession(env, address, Date.now() + sessionIdMaxAgeMs + sessionIdMaxAheadMs + 1_000);
    await runInDurableObject(stubOf(address), async (_object, state) => {
      expect((await state.storage.list()).size).toBe(0);
      expect(await state.storage.getAlarm()).toBeNull();
    });
    const purged = freshAddress();
    await append(purged, visitChunks().frames[0] ?? new Uint8Array());
    await purgeSession(env, purged);
    expect((await readTail(env, purged, 0)).arrival).toBe(0);
  });
});
