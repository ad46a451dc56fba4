import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { type AssetHash, parseAssetHash } from "../../../protocol/ids.ts";
import { maxNewAssetBytesPerDay, maxNewAssetsPerDay } from "../../../protocol/limits.ts";
import { dayMs } from "../../../protocol/plans.ts";
import { sheetHash } from "../../../protocol/sheet-hash.ts";
import { putAsset, readAsset } from "../../archive/assets.ts";
import { addAsset } from "../../catalog/add-asset.ts";
import { missingAssets } from "../../catalog/missing-assets.ts";
import { type SeededWebsite, seedWebsite } from "../../testing/seed-website.ts";
import { workJobs } from "../work-jobs.ts";

const startMs = Date.parse("2026-11-20T12:00:00Z");
const hash = sheetHash("h1 { color: teal }");

beforeEach(async () => {
  await env.CONTROL.exec("DELETE FROM jobs");
});

async function websiteWithSheet(retentionDays = 30): Promise<SeededWebsite> {
  const website = await seedWebsite(env, { retentionDays });
  await putAsset(env.ARCHIVE, website.websiteId, hash, new Uint8Array(9));
  await addAsset(env, website.websiteId, { hash, bytes: 9 }, startMs);
  return website;
}

/** Both catalogs in turn, and the rest in between. */
async function walkAt(atMs: number): Promise<void> {
  for (let run = 0; run < 4; run++) await workJobs(env, atMs + run * 300_000);
}

const isThere = async ({ websiteId }: SeededWebsite) =>
  (await readAsset(env.ARCHIVE, websiteId, hash)) !== null;
const isAskedFor = async ({ websiteId }: SeededWebsite, nowMs: number) =>
  (await missingAssets(env, websiteId, [hash], nowMs)).length > 0;

test("a sheet is kept while a session that named it may live, and then deleted and asked for again", async () => {
  const [short, long] = [await websiteWithSheet(30), await websiteWithSheet(180)];
  await walkAt(startMs + 45 * dayMs);
  expect([await isThere(short), await isThere(long)]).toEqual([true, true]);
  await walkAt(startMs + 48 * dayMs);
  expect([await isThere(short), await isThere(long)]).toEqual([false, true]);
  expect(await isAskedFor(short, startMs + 48 * dayMs)).toBe(true);
  expect(await isAskedFor(long, startMs + 48 * dayMs)).toBe(false);
});

test("naming it keeps it, and is noted once a day", async () => {
  const website = await websiteWithSheet(30);
  const seenAt = () =>
    env.CATALOG_0.prepare("SELECT seen_at FROM assets WHERE website_id = ?")
      .bind(website.websiteId)
      .first<number>("seen_at");
  await missingAssets(env, website.websiteId, [hash], startMs + dayMs - 1);
  expect(await seenAt()).toBe(startMs);
  await missingAssets(env, website.websiteId, [hash], startMs + dayMs);
  expect(await seenAt()).toBe(startMs + dayMs);
  await missingAssets(env, website.websiteId, [hash], startMs + 40 * dayMs);
  await walkAt(startMs + 60 * dayMs);
  expect(await isThere(website)).toBe(true);
});

test("a run that breaks off between its deletes leaves a sheet that is asked for, and the next ends it", async () => {
  const website = await websiteWithSheet(30);
  const broken: R2Bucket = Object.assign(Object.create(env.ARCHIVE), {
    list: (options: R2ListOptions) => env.ARCHIVE.list(options),
    delete: async () => {
      throw new Error("archive down");
    },
  });
  const laterMs = startMs + 60 * dayMs;
  await workJobs({ ...env, ARCHIVE: broken }, laterMs);
  expect(await isThere(website)).toBe(true);
  expect(await isAskedFor(website, laterMs)).toBe(true);
  await walkAt(laterMs + 3_600_000);
  expect(await isThere(website)).toBe(false);
});

test("past a day's bound a website is asked for no more, until the next day", async () => {
  const fresh = (n: number): AssetHash => sheetHash(`.a${n} {}`);
  for (const [assets, bytes] of [
    [maxNewAssetsPerDay, 0],
    [1, maxNewAssetBytesPerDay],
  ] as const) {
    const { websiteId } = await seedWebsite(env);
    await env.CATALOG_0.prepare("INSERT INTO asset_days VALUES (?, ?, ?, ?)")
      .bind(websiteId, Math.floor(startMs / dayMs), assets, bytes)
      .run();
    expect(await missingAssets(env, websiteId, [fresh(1)], startMs)).toEqual([]);
    expect(await missingAssets(env, websiteId, [fresh(1)], startMs + dayMs)).toEqual([fresh(1)]);
  }
  const { websiteId } = await seedWebsite(env);
  await env.CATALOG_0.prepare("INSERT INTO asset_days VALUES (?, ?, ?, 0)")
    .bind(websiteId, Math.floor(startMs / dayMs), maxNewAssetsPerDay - 1)
    .run();
  expect(await missingAssets(env, websiteId, [fresh(1), fresh(2)], startMs)).toHaveLength(1);
});

test("a sheet counts towards the day once, however often it is posted", async () => {
  const website = await websiteWithSheet();
  await addAsset(env, website.websiteId, { hash, bytes: 9 }, startMs + 5);
  const other = parseAssetHash("A".repeat(43));
  if (other === null) throw new Error("not a hash");
  await addAsset(env, website.websiteId, { hash: other, bytes: 11 }, startMs + 6);
  const day = await env.CATALOG_0.prepare("SELECT assets, bytes FROM asset_days WHERE website_id = ?")
    .bind(website.websiteId)
    .first();
  expect(day).toEqual({ assets: 2, bytes: 20 });
});
