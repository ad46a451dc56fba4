import { env } from "cloudflare:workers";
import { beforeEach, expect, test, vi } from "vitest";
import { dayMs } from "../../../protocol/plans.ts";
import { putSegment } from "../../archive/segments.ts";
import { isStored } from "../../archive/stored-sessions.ts";
import { findSession } from "../../catalog/find-session.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import { type SessionFacts, saveSession } from "../../catalog/save-session.ts";
import { freshTabId, makeChunk, pageEvents } from "../../testing/make-chunk.ts";
import { append } from "../../testing/session.ts";
import { sessionFacts, websiteIdOf } from "../../testing/session-row.ts";
import { workJobs } from "../work-jobs.ts";

const nowMs = Date.now();
const logged = vi.spyOn(console, "error").mockImplementation(() => {});

beforeEach(async () => {
  logged.mockClear();
  await env.CONTROL.exec("DELETE FROM jobs");
});

let nextWebsite = 0;

/** A session of a website of its own, with what is asked for. */
async function sessionWith(over: Partial<SessionFacts>, parts: ("row" | "objects")[]): Promise<SessionFacts> {
  const facts = sessionFacts({
    websiteId: websiteIdOf(`web_walk${nextWebsite++}`),
    startedAtMs: nowMs - 3 * dayMs,
    status: "completed",
    ...over,
  });
  if (parts.includes("row")) await saveSession(env, facts);
  if (parts.includes("objects")) await putSegment(env.ARCHIVE, facts, 0, new Uint8Array(3));
  return facts;
}

const left = async (facts: SessionFacts) => [
  ...((await isStored(env.ARCHIVE, facts)) ? ["objects"] : []),
  ...((await findSession(await openCatalog(env, facts.websiteId), facts)) !== null ? ["row"] : []),
];

test("objects without a row and completed rows without objects go; what may be on its way stays", async () => {
  const whole = await sessionWith({}, ["row", "objects"]);
  const objects = await sessionWith({}, ["objects"]);
  const row = await sessionWith({}, ["row"]);
  const youngObjects = await sessionWith({ startedAtMs: nowMs - dayMs }, ["objects"]);
  const youngRow = await sessionWith({ startedAtMs: nowMs - dayMs }, ["row"]);
  const active = await sessionWith({ status: "active" }, ["row"]);
  await workJobs(env, nowMs);
  expect(await left(whole)).toEqual(["objects", "row"]);
  expect(await left(objects)).toEqual([]);
  expect(await left(row)).toEqual([]);
  expect(await left(youngObjects)).toEqual(["objects"]);
  expect(await left(youngRow)).toEqual(["row"]);
  expect(await left(active)).toEqual(["row"]);
  for (const { sessionId } of [objects, row]) {
    expect(logged).toHaveBeenCalledWith(expect.stringContaining(sessionId));
  }
  expect(logged).toHaveBeenCalledTimes(2);
});

test("a session whose object still means to write its row gets it, and keeps its objects", async () => {
  const facts = await sessionWith({ startedAtMs: nowMs }, ["objects"]);
  await append(facts, makeChunk(freshTabId(), 0, pageEvents("https://shop.example/", nowMs)));
  await expect.poll(() => left(facts)).toContain("row");
  await (await openCatalog(env, facts.websiteId)).run("DELETE FROM sessions");
  await workJobs(env, nowMs + 3 * dayMs);
  expect(await left(facts)).toEqual(["objects", "row"]);
});

test("a pinned session whose objects the archive's rule has deleted keeps its row", async () => {
  const facts = await sessionWith({}, ["row"]);
  await (await openCatalog(env, facts.websiteId)).run("UPDATE sessions SET pinned_at = 1");
  await workJobs(env, nowMs);
  expect(await left(facts)).toEqual(["row"]);
});

test("a walk goes on where the last run stopped, and finds what stands behind", async () => {
  const archive: R2Bucket = Object.assign(Object.create(env.ARCHIVE), {
    list: (options: R2ListOptions) =>
      env.ARCHIVE.list({ ...options, limit: Math.min(options.limit ?? 2, 2) }),
    delete: (keys: string[]) => env.ARCHIVE.delete(keys),
  });
  const all: SessionFacts[] = [];
  for (let n = 0; n < 9; n++)
    all.push(await sessionWith({}, n % 3 === 0 ? ["row"] : n % 3 === 1 ? ["objects"] : ["row", "objects"]));
  for (let run = 0; run < 20; run++) await workJobs({ ...env, ARCHIVE: archive }, nowMs + run);
  const ends = await Promise.all(all.map(left));
  expect(ends.filter((_, n) => n % 3 !== 2)).toEqual(Array(6).fill([]));
  expect(ends.filter((_, n) => n % 3 === 2)).toEqual(Array(3).fill(["objects", "row"]));
});
