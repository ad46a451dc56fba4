import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { seedWebsite } from "../testing/seed-website.ts";
import { websiteIdOf } from "../testing/session-row.ts";
import { openCatalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";

test("a website that the shard map does not name stands in the first catalog", async () => {
  const catalog = await openCatalog(env, websiteIdOf("web_unsharded"));
  expect(await catalog.select().from(sessions).all()).toEqual([]);
});

test("a website whose catalog has no binding is refused, and never opened elsewhere", async () => {
  const { websiteId } = await seedWebsite(env);
  await env.CONTROL.prepare("INSERT INTO shards VALUES (?, 7)").bind(websiteId).run();
  await expect(openCatalog(env, websiteId)).rejects.toThrow("CATALOG_7");
});
