import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { parseSiteKey } from "../../protocol/ids.ts";
import { seedWebsite } from "../testing/seed-website.ts";
import { findSite } from "./sites.ts";

const revoke = (siteKey: string) =>
  env.CONTROL.prepare("UPDATE site_keys SET revoked_at = 1 WHERE site_key = ?").bind(siteKey).run();

test("a site is found by its key with its plan and all of its origins", async () => {
  const { siteKey, websiteId, tag, origin } = await seedWebsite(env, {
    retentionDays: 60,
    origins: ["http://localhost:*"],
  });
  const site = await findSite(env.CONTROL, siteKey, 0);
  expect(site).toMatchObject({ websiteId, tag, retentionDays: 60, configRevision: 7, trigger: "all" });
  expect(site?.originPatterns.toSorted()).toEqual(["http://localhost:*", origin]);
});

test("a revoked key is felt after half a minute at the latest", async () => {
  const { siteKey } = await seedWebsite(env);
  expect(await findSite(env.CONTROL, siteKey, 0)).not.toBeNull();
  await revoke(siteKey);
  expect(await findSite(env.CONTROL, siteKey, 29_999)).not.toBeNull();
  expect(await findSite(env.CONTROL, siteKey, 30_000)).toBeNull();
});

test("a key that was unknown works within seconds of being made", async () => {
  const siteKey = parseSiteKey("pk_late");
  if (siteKey === null) throw new Error("not a site key");
  expect(await findSite(env.CONTROL, siteKey, 0)).toBeNull();
  const { websiteId } = await seedWebsite(env);
  await env.CONTROL.prepare("INSERT INTO site_keys (site_key, website_id) VALUES (?, ?)")
    .bind(siteKey, websiteId)
    .run();
  expect(await findSite(env.CONTROL, siteKey, 4_999)).toBeNull();
  expect(await findSite(env.CONTROL, siteKey, 5_000)).toMatchObject({ websiteId });
});
