import { env } from "cloudflare:workers";
import { beforeEach, expect, test, vi } from "vitest";
import type { WebsiteId } from "../../../protocol/ids.ts";
import { sheetHash } from "../../../protocol/sheet-hash.ts";
import { addAsset } from "../../catalog/add-asset.ts";
import { type SessionFacts, saveSession } from "../../catalog/save-session.ts";
import { dueJobs } from "../../control/jobs.ts";
import { catalogOf } from "../../control/shards.ts";
import { seedWebsite } from "../../testing/seed-website.ts";
import { sessionFacts } from "../../testing/session-row.ts";
import { pinSession } from "../pin.ts";
import { workJobs } from "../work-jobs.ts";
import { queueMove } from "./move-website.ts";

const nowMs = Date.parse("2026-11-20T12:00:00Z");
const second = env.CATALOG_1;
if (second === undefined) throw new Error("tests have a second catalog");
const catalogs = [env.CATALOG_0, second];
vi.spyOn(console, "error").mockImplementation(() => {});

beforeEach(async () => {
  await env.CONTROL.exec("DELETE FROM jobs");
});

async function websiteWith(sessions: number): Promise<{ websiteId: WebsiteId; all: SessionFacts[] }> {
  const { websiteId } = await seedWebsite(env);
  const all = Array.from({ length: sessions }, (_, n) =>
    sessionFacts({
      websiteId,
      startedAtMs: nowMs + n * 1_000,
      // As the website's plan has it, so that no other job changes it.
      expiresAtMs: nowMs + n * 1_000 + 30 * 86_400_000,
      status: n % 2 === 0 ? "completed" : "active",
    }),
  );
  for (const facts of all) await saveSession(env, facts);
  await addAsset(env, websiteId, { hash: sheetHash("a {}"), bytes: 3 }, nowMs);
  await env.CATALOG_0.prepare("INSERT INTO visitors VALUES (?, 'vis_aaaaaaaaaaaaaaaa', 'hash', 1, NULL)")
    .bind(websiteId)
    .run();
  return { websiteId, all };
}

const tables = ["sessions", "assets", "visitors", "pinned_assets", "moves", "move_changes"];
async function rowsIn(database: D1Database, websiteId: WebsiteId): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const table of tables) {
    const { results } = await database
      .prepare(`SELECT * FROM ${table} WHERE website_id = ? ORDER BY 1, 2`)
      .bind(websiteId)
      .all();
    if (results.length > 0) rows[table] = results;
  }
  const { results } = await database
    .prepare("SELECT day, completed, events, errors FROM day_counters WHERE website_id = ? AND completed > 0")
    .bind(websiteId)
    .all();
  return results.length > 0 ? { ...rows, day_counters: results } : rows;
}

/** Runs the cron until no move is left. */
async function move(websiteId: WebsiteId, to: number): Promise<void> {
  expect(await queueMove(env, websiteId, to, nowMs)).toBe(true);
  for (let run = 0; run < 30; run++) {
    const left = await dueJobs(env.CONTROL, Number.MAX_SAFE_INTEGER, 100);
    if (!left.some(({ kind }) => kind === "move")) return;
    await workJobs(env, nowMs + run * 300_000);
  }
  throw new Error("the move does not end");
}

test("a website moves with all it has, leaves nothing, and moves back", async () => {
  const { websiteId, all } = await websiteWith(7);
  const [pinned] = all;
  if (pinned === undefined) throw new Error("no session");
  await env.CATALOG_0.prepare("INSERT INTO pinned_assets VALUES (?, 'h', ?)")
    .bind(websiteId, pinned.sessionId)
    .run();
  expect(await pinSession(env, pinned, nowMs)).toBe(true);
  const before = await rowsIn(env.CATALOG_0, websiteId);
  expect(Object.keys(before)).toEqual(["sessions", "assets", "visitors", "pinned_assets", "day_counters"]);
  for (const to of [1, 0]) {
    await move(websiteId, to);
    expect(await catalogOf(env.CONTROL, websiteId, Number.POSITIVE_INFINITY)).toBe(to);
    expect(await rowsIn(catalogs[to] ?? second, websiteId)).toEqual(before);
    expect(await rowsIn(catalogs[1 - to] ?? second, websiteId)).toEqual({});
  }
});

test("a website is not moved to where it stands, nor twice at once, nor to a catalog that is not bound", async () => {
  const { websiteId } = await websiteWith(1);
  expect(await queueMove(env, websiteId, 0, nowMs)).toBe(false);
  expect(await queueMove(env, websiteId, 7, nowMs)).toBe(true);
  expect(await queueMove(env, websiteId, 1, nowMs)).toBe(false);
  await workJobs(env, nowMs);
  expect(await rowsIn(env.CATALOG_0, websiteId)).toHaveProperty("sessions");
  expect(await catalogOf(env.CONTROL, websiteId, Number.POSITIVE_INFINITY)).toBe(0);
});
