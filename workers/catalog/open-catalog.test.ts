import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { seedWebsite } from "../testing/seed-website.ts";
import { websiteIdOf } from "../testing/session-row.ts";
import { allCatalogs, catalogDatabase, openCatalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";

test("a website that the shard map does not name stands in the first catalog", async () => {
  const catalog = await openCatalog(env, websiteIdOf("web_unsharded"));
  expect(await catalog.select().from(sessions).all()).toEqual([]);
});

test("a Worker has as many catalogs as bindings, in the order of their numbers", () => {
  const [first, second] = [env.CATALOG_0, env.CATALOG_1];
  if (second === undefined) throw new Error("tests have a second catalog");
  const many = { ...env, CATALOG_10: first, CATALOG_9: second };
  expect(allCatalogs(many)).toHaveLength(4);
  const clients = allCatalogs(many).map((catalog) => Reflect.get(catalog, "$client"));
  expect(clients.map((client) => client === first)).toEqual([true, false, false, true]);
  expect(catalogDatabase(many, 9)).toBe(second);
  expect(() => catalogDatabase(many, 2)).toThrow("no binding CATALOG_2");
});

test("a website whose catalog has no binding is refused, and never opened elsewhere", async () => {
  const { websiteId } = await seedWebsite(env);
  await env.CONTROL.prepare("INSERT INTO shards VALUES (?, 7)").bind(websiteId).run();
  await expect(openCatalog(env, websiteId)).rejects.toThrow("CATALOG_7");
});
