import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { sheetHash } from "../../protocol/sheet-hash.ts";
import { emptyTimeline } from "../../protocol/timeline.ts";
import { putAsset, readAsset } from "../archive/assets.ts";
import { eraseSession } from "../archive/erase.ts";
import { pinnedPrefix, sessionPrefix } from "../archive/keys.ts";
import { openSegment, putSegment } from "../archive/segments.ts";
import { putTimeline, readKeptTimeline } from "../archive/timelines.ts";
import { addAsset } from "../catalog/add-asset.ts";
import { deleteSession } from "../catalog/delete-session.ts";
import { findSession } from "../catalog/find-session.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import { type SessionFacts, saveSession } from "../catalog/save-session.ts";
import { freshTabId, makeChunk, pageEvents } from "../testing/make-chunk.ts";
import { seedWebsite } from "../testing/seed-website.ts";
import { sessionFacts } from "../testing/session-row.ts";
import { pinSession, unpinSession } from "./pin.ts";
import { sweep } from "./sweep.ts";
import { workJobs } from "./work-jobs.ts";

const dayMs = 86_400_000;
const nowMs = Date.parse("2026-11-20T12:00:00Z");
const hash = sheetHash("body { color: navy }");

/** An archived session, with a style sheet. */
async function archivedSession(expiresAtMs = nowMs - 1): Promise<SessionFacts> {
  const { websiteId } = await seedWebsite(env);
  await workJobs(env, nowMs);
  const startedAtMs = nowMs - 30 * dayMs;
  const facts = sessionFacts({
    websiteId,
    startedAtMs,
    expiresAtMs,
    status: "completed",
    savedAtMs: startedAtMs,
  });
  await saveSession(env, facts);
  const frame = makeChunk(freshTabId(), 0, pageEvents("https://shop.example/", startedAtMs), {
    assetHashes: [hash],
  });
  await putSegment(env.ARCHIVE, facts, 0, frame);
  await putTimeline(env.ARCHIVE, facts, {
    ...emptyTimeline(),
    segments: [{ n: 0, bytes: frame.length, chunks: [] }],
  });
  await putAsset(env.ARCHIVE, websiteId, hash, new Uint8Array(9));
  await addAsset(env, websiteId, { hash, bytes: 9 }, startedAtMs);
  return facts;
}

const keysUnder = async (prefix: string) =>
  (await env.ARCHIVE.list({ prefix })).objects.map(({ key }) => key);
const rowOf = async (facts: SessionFacts) => findSession(await openCatalog(env, facts.websiteId), facts);
const pinnedSheets = async ({ sessionId }: SessionFacts) =>
  (await env.CATALOG_0.prepare("SELECT hash FROM pinned_assets WHERE session_id = ?").bind(sessionId).all())
    .results;

test("a pinned session outlives its expiry and the archive's own rule, with its sheets", async () => {
  const facts = await archivedSession();
  expect(await pinSession(env, facts, nowMs)).toBe(true);
  expect((await rowOf(facts))?.pinnedAtMs).toBe(nowMs);
  await sweep(env, nowMs);
  expect(await rowOf(facts)).not.toBeNull();

  await env.ARCHIVE.delete(await keysUnder(sessionPrefix(facts)));
  expect((await readKeptTimeline(env.ARCHIVE, facts))?.segments).toHaveLength(1);
  expect(await openSegment(env.ARCHIVE, facts, 0)).not.toBeNull();

  for (const laterDays of [400, 401, 402]) await workJobs(env, nowMs + laterDays * dayMs);
  expect(await readAsset(env.ARCHIVE, facts.websiteId, hash)).not.toBeNull();
});

test("pinning twice is harmless, and unpinning gives the session back to its plan", async () => {
  const facts = await archivedSession();
  await pinSession(env, facts, nowMs);
  await pinSession(env, facts, nowMs + 5);
  expect((await rowOf(facts))?.pinnedAtMs).toBe(nowMs);
  expect(await pinnedSheets(facts)).toHaveLength(1);
  await unpinSession(env, facts);
  await unpinSession(env, facts);
  await workJobs(env, nowMs);
  expect(await pinnedSheets(facts)).toEqual([]);
  expect(await keysUnder(pinnedPrefix(facts))).toEqual([]);
  await sweep(env, nowMs);
  expect(await rowOf(facts)).toBeNull();
  expect(await keysUnder(sessionPrefix(facts))).toEqual([]);
});

test("a session that the sweep has claimed is not pinned any more", async () => {
  const facts = await archivedSession();
  await sweep(env, nowMs);
  expect(await pinSession(env, facts, nowMs)).toBe(false);
  expect(await keysUnder(pinnedPrefix(facts))).toEqual([]);
});

test("what a visitor who returned added is copied a day later", async () => {
  const facts = await archivedSession(nowMs + dayMs);
  await pinSession(env, facts, facts.startedAtMs + 1_000);
  await putSegment(env.ARCHIVE, facts, 1, new Uint8Array(3));
  await workJobs(env, facts.startedAtMs + 2_000);
  await putSegment(env.ARCHIVE, facts, 2, new Uint8Array(3));
  await workJobs(env, facts.startedAtMs + 28 * 3_600_000);
  expect(await keysUnder(pinnedPrefix(facts))).toHaveLength(4);
});

test("erasing a pinned session takes its copies and lets go of its sheets", async () => {
  const facts = await archivedSession(nowMs + dayMs);
  await pinSession(env, facts, nowMs);
  expect(await eraseSession(env.ARCHIVE, facts)).toBe(4);
  await deleteSession(await openCatalog(env, facts.websiteId), facts);
  expect(await keysUnder(pinnedPrefix(facts))).toEqual([]);
  expect(await pinnedSheets(facts)).toEqual([]);
});
