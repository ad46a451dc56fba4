import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { dayMs } from "../../protocol/plans.ts";
import { emptyTimeline } from "../../protocol/timeline.ts";
import { putSegment } from "../archive/segments.ts";
import { isStored } from "../archive/stored-sessions.ts";
import { putTimeline } from "../archive/timelines.ts";
import { findSession } from "../catalog/find-session.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import { type SessionFacts, saveSession } from "../catalog/save-session.ts";
import type { Env } from "../env.ts";
import { pinSession } from "../retention/pin.ts";
import { sweep } from "../retention/sweep.ts";
import { workJobs } from "../retention/work-jobs.ts";
import { appendChunk, readTail } from "../session-stub.ts";
import { changeDays } from "../testing/change-plan.ts";
import { freshTabId, makeChunk, pageEvents } from "../testing/make-chunk.ts";
import { type SeededWebsite, seedWebsite } from "../testing/seed-website.ts";
import { sessionFacts } from "../testing/session-row.ts";

/** Sessions begin now, because no object takes an older one, and the cron runs later. */
const startedAtMs = Date.now();
const expiresAtMs = startedAtMs + 30 * dayMs;
const logged = vi.spyOn(console, "error").mockImplementation(() => {});

beforeEach(async () => {
  logged.mockClear();
  await env.CONTROL.exec("DELETE FROM jobs");
  await env.CATALOG_0.exec("DELETE FROM sweep_mark");
});

async function websiteOnPlan(retentionDays: number): Promise<SeededWebsite> {
  const website = await seedWebsite(env, { retentionDays });
  await workJobs(env, startedAtMs);
  return website;
}

/** A session with something in its object, in R2 and in D1. */
async function sessionOf({ websiteId }: SeededWebsite): Promise<SessionFacts> {
  const facts = sessionFacts({
    websiteId,
    startedAtMs,
    expiresAtMs,
    status: "completed",
    savedAtMs: startedAtMs + 60_000,
  });
  await saveSession(env, facts);
  const frame = makeChunk(freshTabId(), 0, pageEvents("https://shop.example/", startedAtMs));
  await appendChunk(env, facts, { frame, visit: { userAgent: "", country: "" }, retentionDays: 30 });
  await putSegment(env.ARCHIVE, facts, 0, frame);
  const segments = [{ n: 0, bytes: frame.length, chunks: [] }];
  await putTimeline(env.ARCHIVE, facts, { ...emptyTimeline(), segments });
  return facts;
}

/** Where something of the session is left. */
const left = async (facts: SessionFacts): Promise<string[]> => [
  ...((await readTail(env, facts, 0)).frames.length > 0 ? ["object"] : []),
  ...((await isStored(env.ARCHIVE, facts)) ? ["archive"] : []),
  ...((await findSession(await openCatalog(env, facts.websiteId), facts)) !== null ? ["catalog"] : []),
];

describe("a prune that crashes after one of its deletes is ended by the next", () => {
  const crash = () => {
    throw new Error("the Worker is gone");
  };
  const steps: [after: string, broken: () => Partial<Env>, left: string[]][] = [
    ["object", () => ({ ARCHIVE: archiveWith({ head: crash }) }), ["archive", "catalog"]],
    ["part of R2", () => ({ ARCHIVE: archiveWith({ delete: halfDeleted }) }), ["archive", "catalog"]],
    ["R2", () => ({ CATALOG_0: withoutDeletes() }), ["catalog"]],
    ["D1, before it heard so", () => ({ CATALOG_0: deafAfterDelete() }), []],
  ];

  test.each(steps)("after the delete in %s", async (_, broken, expected) => {
    const facts = await sessionOf(await websiteOnPlan(30));
    await sweep({ ...env, ...broken() }, expiresAtMs);
    expect(await left(facts)).toEqual(expected);
    expect(logged).toHaveBeenCalled();
    await sweep(env, expiresAtMs);
    expect(await left(facts)).toEqual([]);
  });

  const halfDeleted = async (keys: string | string[]): Promise<void> => {
    const [first = ""] = Array.isArray(keys) ? keys.filter((key) => key.endsWith(".gz")) : [keys];
    await env.ARCHIVE.delete(first);
    crash();
  };
});

test("two sweeps at once delete all that has expired, and nothing else", async () => {
  const website = await websiteOnPlan(30);
  const expired = [await sessionOf(website), await sessionOf(website), await sessionOf(website)];
  const young = sessionFacts({ websiteId: website.websiteId, startedAtMs, expiresAtMs: expiresAtMs + 1 });
  await saveSession(env, young);
  await Promise.all([sweep(env, expiresAtMs), sweep(env, expiresAtMs), sweep(env, expiresAtMs)]);
  for (const facts of expired) expect(await left(facts)).toEqual([]);
  expect(await left(young)).toEqual(["catalog"]);
  expect(logged).not.toHaveBeenCalled();
});

describe("prune against plan upgrade", () => {
  const upgrade = async (website: SeededWebsite) => await changeDays(env.CONTROL, website, 60);
  const everywhere = ["object", "archive", "catalog"];

  test("an upgrade before the sweep saves what expires in the same minute, though nothing was moved yet", async () => {
    const website = await websiteOnPlan(30);
    const facts = await sessionOf(website);
    await upgrade(website);
    await sweep(env, expiresAtMs);
    expect(await left(facts)).toEqual(everywhere);
    await workJobs(env, expiresAtMs);
    await sweep(env, expiresAtMs);
    expect(await left(facts)).toEqual(everywhere);
    await sweep(env, startedAtMs + 60 * dayMs);
    expect(await left(facts)).toEqual([]);
  });

  test("an upgrade between the page's read and its claim saves the session", async () => {
    const website = await websiteOnPlan(30);
    const facts = await sessionOf(website);
    const upgraded = catalogThatWaits(async () => {
      await upgrade(website);
      await workJobs(env, expiresAtMs);
    });
    await sweep({ ...env, CATALOG_0: upgraded }, expiresAtMs);
    expect(await left(facts)).toEqual(everywhere);
  });

  test("a pin between the page's read and its claim saves the session", async () => {
    const facts = await sessionOf(await websiteOnPlan(30));
    const pinned = catalogThatWaits(async () => {
      expect(await pinSession(env, facts, expiresAtMs)).toBe(true);
    });
    await sweep({ ...env, CATALOG_0: pinned }, expiresAtMs);
    expect(await left(facts)).toEqual(everywhere);
  });

  test("an upgrade after the claim comes too late: the session goes wholly, and is never half there", async () => {
    const website = await websiteOnPlan(30);
    const facts = await sessionOf(website);
    const upgraded = archiveWith({
      head: async (key: string) => {
        await upgrade(website);
        await workJobs(env, expiresAtMs);
        return await env.ARCHIVE.head(key);
      },
    });
    await sweep({ ...env, ARCHIVE: upgraded }, expiresAtMs);
    expect(await left(facts)).toEqual([]);
  });
});

function archiveWith(over: object): R2Bucket {
  return Object.assign(Object.create(env.ARCHIVE), {
    head: (key: string) => env.ARCHIVE.head(key),
    list: (options: R2ListOptions) => env.ARCHIVE.list(options),
    delete: (keys: string[]) => env.ARCHIVE.delete(keys),
    ...over,
  });
}

function catalogWith(over: object): D1Database {
  return Object.assign(Object.create(env.CATALOG_0), {
    prepare: (statement: string) => env.CATALOG_0.prepare(statement),
    batch: (statements: D1PreparedStatement[]) => env.CATALOG_0.batch(statements),
    ...over,
  });
}

const withoutDeletes = () =>
  catalogWith({
    prepare: (statement: string) => {
      if (statement.startsWith("delete")) throw new Error("the Worker is gone");
      return env.CATALOG_0.prepare(statement);
    },
  });

/** The catalog deletes, and its answer is lost. */
const deafAfterDelete = () => {
  let deletes = false;
  return catalogWith({
    prepare: (statement: string) => {
      deletes ||= statement.startsWith("delete");
      return env.CATALOG_0.prepare(statement);
    },
    batch: async (statements: D1PreparedStatement[]) => {
      const answers = await env.CATALOG_0.batch(statements);
      if (deletes) throw new Error("the Worker is gone");
      return answers;
    },
  });
};

/** Lets something happen once, before the catalog's first batch: that is the sweep's claim. */
function catalogThatWaits(happens: () => Promise<void>): D1Database {
  let hasHappened = false;
  return catalogWith({
    batch: async (statements: D1PreparedStatement[]) => {
      if (!hasHappened) {
        hasHappened = true;
        await happens();
      }
      return await env.CATALOG_0.batch(statements);
    },
  });
}
