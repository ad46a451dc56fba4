import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { sessionIdMaxAgeMs, sessionIdMaxAheadMs, sweepPageRows } from "../../protocol/limits.ts";
import { sessionPrefix } from "../archive/keys.ts";
import { putSegment } from "../archive/segments.ts";
import { findSession } from "../catalog/find-session.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import { type SessionFacts, saveSession } from "../catalog/save-session.ts";
import type { Env } from "../env.ts";
import worker from "../index.ts";
import { appendChunk, readTail } from "../session-stub.ts";
import { freshTabId, makeChunk, pageEvents } from "../testing/make-chunk.ts";
import { sessionFacts } from "../testing/session-row.ts";
import { sweep } from "./sweep.ts";

const nowMs = Date.now();

/** A session with something in its object, in R2 and in D1. */
async function sessionThatExpires(expiresAtMs: number): Promise<SessionFacts> {
  const facts = sessionFacts({
    startedAtMs: nowMs,
    expiresAtMs,
    status: "completed",
    savedAtMs: nowMs + 60_000,
  });
  const frame = makeChunk(freshTabId(), 0, pageEvents("https://shop.example/", nowMs));
  await appendChunk(env, facts, { frame, visit: { userAgent: "", country: "" }, retentionDays: 30 });
  await putSegment(env.ARCHIVE, facts, 0, frame);
  await putSegment(env.ARCHIVE, facts, 1, frame);
  await saveSession(env, facts);
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

describe("a sweep that fails at one step keeps the row, and the next one goes on from there", () => {
  const steps: [name: string, broken: () => Partial<Env>, left: string[]][] = [
    ["object", () => ({ SESSION: failing(env.SESSION, ["getByName"]) }), everywhere],
    ["archive's list", () => ({ ARCHIVE: failing(env.ARCHIVE, ["list"]) }), ["archive", "catalog"]],
    ["archive's delete", () => ({ ARCHIVE: failing(env.ARCHIVE, ["delete"]) }), ["archive", "catalog"]],
    ["catalog's delete", () => ({ CATALOG_0: failingDeletes(env.CATALOG_0) }), ["catalog"]],
  ];

  test.each(steps)("%s", async (_, broken, expected) => {
    const expired = await sessionThatExpires(nowMs);
    await sweep({ ...env, ...broken() }, nowMs);
    expect(await left(expired)).toEqual(expected);
    await sweep(env, nowMs);
    expect(await left(expired)).toEqual([]);
  });
});

test("a session that fails does not stop the others", async () => {
  const [bad, good] = [await sessionThatExpires(nowMs - 1), await sessionThatExpires(nowMs)];
  const archive: R2Bucket = Object.assign(Object.create(env.ARCHIVE), {
    list: async (options: R2ListOptions) => {
      if (options.prefix === sessionPrefix(bad)) throw new Error("archive down");
      return await env.ARCHIVE.list(options);
    },
    delete: (keys: string[]) => env.ARCHIVE.delete(keys),
  });
  await sweep({ ...env, ARCHIVE: archive }, nowMs);
  expect(await left(bad)).toEqual(["archive", "catalog"]);
  expect(logged).toHaveBeenCalledOnce();
  expect(logged).toHaveBeenCalledWith(expect.stringContaining(bad.sessionId));
  expect(await left(good)).toEqual([]);
});

test("a page of sessions that keep failing does not hide those behind it", async () => {
  const catalog = await openCatalog(env, sessionFacts({}).websiteId);
  await saveMany(sweepPageRows, nowMs - 10);
  const behind = await sessionThatExpires(nowMs);
  const archive: R2Bucket = Object.assign(Object.create(env.ARCHIVE), {
    list: async (options: R2ListOptions) => {
      if (options.prefix !== sessionPrefix(behind)) throw new Error("archive down");
      return await env.ARCHIVE.list(options);
    },
    delete: (keys: string[]) => env.ARCHIVE.delete(keys),
  });
  await sweep({ ...env, ARCHIVE: archive }, nowMs);
  expect(await left(behind)).toEqual([]);
  expect(await findSession(catalog, behind)).toBeNull();
});

test("a run is bounded", async () => {
  const rows = 3 * sweepPageRows + 1;
  await saveMany(rows, nowMs);
  const counted = () => env.CATALOG_0.prepare("SELECT count(*) AS rows FROM sessions").first<number>("rows");
  await sweep(env, nowMs);
  expect(await counted()).toBe(1);
  await sweep(env, nowMs);
  expect(await counted()).toBe(0);
});

test("the trigger's time decides what has expired", async () => {
  const facts = await sessionThatExpires(nowMs + 86_400_000);
  const at = (scheduledTime: number) => ({ scheduledTime, cron: "*/5 * * * *", noRetry() {} });
  await worker.scheduled(at(nowMs + 86_399_999), env);
  expect(await left(facts)).toContain("catalog");
  await worker.scheduled(at(nowMs + 86_400_000), env);
  expect(await left(facts)).toEqual([]);
});

async function saveMany(rows: number, expiresAtMs: number): Promise<void> {
  await Promise.all(Array.from({ length: rows }, () => saveSession(env, sessionFacts({ expiresAtMs }))));
}

function failing<Binding extends object>(binding: Binding, methods: (keyof Binding)[]): Binding {
  const failure = () => {
    throw new Error("binding down");
  };
  return new Proxy(binding, {
    get(target, key) {
      if (methods.some((method) => method === key)) return failure;
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

const failingDeletes = (catalog: D1Database): D1Database =>
  Object.assign(Object.create(catalog), {
    prepare: (statement: string) => {
      if (statement.startsWith("delete")) throw new Error("catalog down");
      return catalog.prepare(statement);
    },
  });
