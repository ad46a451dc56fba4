import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { sessionIdMaxAgeMs, sessionIdMaxAheadMs, sweepPageRows } from "../../protocol/limits.ts";
import { emptyTimeline } from "../../protocol/timeline.ts";
import { sessionPrefix, timelineKey } from "../archive/keys.ts";
import { putSegment } from "../archive/segments.ts";
import { putTimeline } from "../archive/timelines.ts";
import { findSession } from "../catalog/find-session.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import { type SessionFacts, saveSession } from "../catalog/save-session.ts";
import { noteAppliedDays } from "../control/retention.ts";
import { setCatalog } from "../control/shards.ts";
import worker from "../index.ts";
import { appendChunk, readTail } from "../session-stub.ts";
import { freshTabId, makeChunk, pageEvents } from "../testing/make-chunk.ts";
import { seedWebsite } from "../testing/seed-website.ts";
import { sessionFacts } from "../testing/session-row.ts";
import { maxPagesPerRun, sweep } from "./sweep.ts";

const nowMs = Date.now();

/** A session with something in its object, in R2 and in D1. */
async function sessionThatExpires(expiresAtMs: number): Promise<SessionFacts> {
  const facts = sessionFacts({
    startedAtMs: nowMs,
    expiresAtMs,
    status: "completed",
    savedAtMs: nowMs + 60_000,
  });
  // First, because the row keeps the expiry that it was made with.
  await saveSession(env, facts);
  const frame = makeChunk(freshTabId(), 0, pageEvents("https://shop.example/", nowMs));
  await appendChunk(env, facts, { frame, visit: { userAgent: "", country: "" }, retentionDays: 30 });
  await putSegment(env.ARCHIVE, facts, 0, frame);
  await putSegment(env.ARCHIVE, facts, 1, frame);
  const segments = [0, 1].map((n) => ({ n, bytes: frame.length, chunks: [] }));
  await putTimeline(env.ARCHIVE, facts, { ...emptyTimeline(), segments });
  return facts;
}

/** Where something of the session is left. */
async function left(facts: SessionFacts): Promise<string[]> {
  const tail = await readTail(env, facts, 0);
  const listed = await env.ARCHIVE.list({ prefix: sessionPrefix(facts) });
  const row = await findSession(await openCatalog(env, facts.websiteId), facts);
  return [
    ...(tail.frames.length > 0 ? ["object"] : []),
    ...(listed.objects.length > 0 ? ["archive"] : []),
    ...(row !== null ? ["catalog"] : []),
  ];
}
const everywhere = ["object", "archive", "catalog"];

const logged = vi.spyOn(console, "error").mockImplementation(() => {});

beforeEach(async () => {
  logged.mockClear();
  await env.CATALOG_0.exec("DELETE FROM sessions");
});

describe("the sweep", () => {
  test("deletes an expired session from object, archive and catalog, and touches no other", async () => {
    const expired = await sessionThatExpires(nowMs);
    const other = await sessionThatExpires(nowMs + 1);
    expect(await left(expired)).toEqual(everywhere);
    await sweep(env, nowMs);
    expect(await left(expired)).toEqual([]);
    expect(await left(other)).toEqual(everywhere);
  });

  test("leaves nothing in the object's storage", async () => {
    const expired = await sessionThatExpires(nowMs);
    await sweep(env, nowMs + sessionIdMaxAgeMs + sessionIdMaxAheadMs);
    const stub = env.SESSION.getByName(`${expired.websiteId}:${expired.sessionId}`);
    await runInDurableObject(stub, async (_, state) => {
      expect(await state.storage.getAlarm()).toBeNull();
      expect((await state.storage.list()).size).toBe(0);
    });
  });

  test("finds nothing to do in an object or an archive that is empty already", async () => {
    const facts = sessionFacts({ expiresAtMs: nowMs });
    await saveSession(env, facts);
    await sweep(env, nowMs);
    expect(await left(facts)).toEqual([]);
  });

  test("may run twice at once", async () => {
    const expired = await sessionThatExpires(nowMs);
    await Promise.all([sweep(env, nowMs), sweep(env, nowMs)]);
    expect(await left(expired)).toEqual([]);
  });
});

test("what a seal put without a timeline goes too", async () => {
  const facts = sessionFacts({ startedAtMs: nowMs, expiresAtMs: nowMs, status: "completed" });
  await saveSession(env, facts);
  for (const n of [0, 1, 7]) await putSegment(env.ARCHIVE, facts, n, new Uint8Array(3));
  await sweep(env, nowMs);
  expect(await left(facts)).toEqual([]);
});

test("a segment that the timeline does not name yet goes too", async () => {
  const expired = await sessionThatExpires(nowMs);
  await putSegment(env.ARCHIVE, expired, 2, new Uint8Array(3));
  await sweep(env, nowMs);
  expect(await left(expired)).toEqual([]);
});

test("a session that fails does not stop the others", async () => {
  const [bad, good] = [await sessionThatExpires(nowMs - 1), await sessionThatExpires(nowMs)];
  await sweep({ ...env, ARCHIVE: archiveWithout(timelineKey(bad)) }, nowMs);
  expect(await left(bad)).toEqual(["archive", "catalog"]);
  expect(logged).toHaveBeenCalledOnce();
  expect(logged).toHaveBeenCalledWith(expect.stringContaining(bad.sessionId));
  expect(await left(good)).toEqual([]);
});

test("a page of sessions that keep failing does not hide those behind it", async () => {
  const failing = await saveMany(sweepPageRows, nowMs - 10);
  const behind = await sessionThatExpires(nowMs);
  await sweep({ ...env, ARCHIVE: archiveWithout(...failing.map(timelineKey)) }, nowMs);
  expect(await left(behind)).toEqual([]);
});

test("a run is bounded", async () => {
  await saveMany(2 * sweepPageRows + 1, nowMs);
  // One page finds the second catalog empty.
  await sweep(env, nowMs, 3);
  expect(await countRows()).toBe(1);
  await sweep(env, nowMs, 3);
  expect(await countRows()).toBe(0);
});

/** An expired session in the second catalog. */
async function sessionElsewhere(): Promise<SessionFacts> {
  const { websiteId } = await seedWebsite(env);
  await noteAppliedDays(env.CONTROL, websiteId, 30);
  await setCatalog(env.CONTROL, websiteId, 1);
  const facts = sessionFacts({ websiteId, expiresAtMs: nowMs });
  await saveSession(env, facts);
  return facts;
}

test("a catalog that is down leaves the others their turn", async () => {
  const elsewhere = await sessionElsewhere();
  const down: D1Database = Object.assign(Object.create(env.CATALOG_0), {
    prepare: () => {
      throw new Error("catalog down");
    },
  });
  await sweep({ ...env, CATALOG_0: down }, nowMs);
  expect(await left(elsewhere)).toEqual([]);
  expect(logged).toHaveBeenCalledWith(expect.stringContaining("catalog left for the next run"));
});

test("a catalog with much to forget leaves the others their turn", async () => {
  const behind = await sessionElsewhere();
  await saveMany(2 * sweepPageRows + 1, nowMs);
  await sweep(env, nowMs, 2);
  expect(await left(behind)).toEqual([]);
  expect(await countRows()).toBe(sweepPageRows + 1);
});

test("a whole run stays far below the calls that an invocation may make", async () => {
  let calls = 0;
  const counted = <Binding extends object>(binding: Binding, ...methods: string[]): Binding => {
    const counting: Binding = Object.create(binding);
    for (const name of methods) {
      const method: unknown = Reflect.get(binding, name);
      if (typeof method !== "function") throw new Error(`no ${name}`);
      Reflect.set(counting, name, (...args: unknown[]) => {
        calls += 1;
        return Reflect.apply(method, binding, args);
      });
    }
    return counting;
  };
  await saveMany(2 * sweepPageRows, nowMs);
  await sweep(
    {
      ...env,
      // Statements of a batch are prepared one by one, so that this counts more than there are calls.
      CATALOG_0: counted(env.CATALOG_0, "prepare", "batch"),
      CONTROL: counted(env.CONTROL, "prepare", "batch"),
      ARCHIVE: counted(env.ARCHIVE, "head", "list", "delete"),
      SESSION: counted(env.SESSION, "getByName"),
    },
    nowMs,
  );
  expect(await countRows()).toBe(0);
  expect((calls / 2) * maxPagesPerRun).toBeLessThan(5_000);
});

test("a website whose sessions do not follow its plan yet is not swept", async () => {
  const { websiteId } = await seedWebsite(env);
  const facts = sessionFacts({ websiteId, startedAtMs: nowMs, expiresAtMs: nowMs });
  await saveSession(env, facts);
  await sweep(env, nowMs);
  expect(await left(facts)).toEqual(["catalog"]);
  await noteAppliedDays(env.CONTROL, websiteId, 30);
  await sweep(env, nowMs);
  expect(await left(facts)).toEqual([]);
});

test("the trigger's time decides what has expired", async () => {
  const facts = await sessionThatExpires(nowMs + 86_400_000);
  const at = (scheduledTime: number) => ({ scheduledTime, cron: "*/5 * * * *", noRetry() {} });
  await worker.scheduled(at(nowMs + 86_399_999), env);
  expect(await left(facts)).toContain("catalog");
  await worker.scheduled(at(nowMs + 86_400_000), env);
  expect(await left(facts)).toEqual([]);
});

const countRows = () => env.CATALOG_0.prepare("SELECT count(*) AS rows FROM sessions").first<number>("rows");

async function saveMany(rows: number, expiresAtMs: number): Promise<SessionFacts[]> {
  const all = Array.from({ length: rows }, () => sessionFacts({ expiresAtMs }));
  await Promise.all(all.map((facts) => saveSession(env, facts)));
  return all;
}

/** An archive that fails when it is asked for one of these. */
function archiveWithout(...keys: string[]): R2Bucket {
  return Object.assign(Object.create(env.ARCHIVE), {
    head: async (key: string) => {
      if (keys.includes(key)) throw new Error("archive down");
      return await env.ARCHIVE.head(key);
    },
    list: (options: R2ListOptions) => env.ARCHIVE.list(options),
    delete: (deleted: string[]) => env.ARCHIVE.delete(deleted),
  });
}
