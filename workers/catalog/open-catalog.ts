import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import type { WebsiteId } from "../../protocol/ids.ts";
import { catalogOf } from "../control/shards.ts";
import type { Env } from "../env.ts";

/** One of the databases that hold sessions. */
export type Catalog = DrizzleD1Database;

/**
 * The only way to a website's sessions.
 * @param nowMs server time: with it the shard map is believed for a while, without it it is read afresh
 * @throws when the shard map names a catalog that the Worker has no binding for
 */
export async function openCatalog(
  env: Env,
  websiteId: WebsiteId,
  nowMs = Number.POSITIVE_INFINITY,
): Promise<Catalog> {
  return drizzle(catalogDatabase(env, await catalogOf(env.CONTROL, websiteId, nowMs)));
}

/** Every catalog, for work that concerns all websites. */
export const allCatalogs = (env: Env): Catalog[] =>
  Object.keys(env)
    .flatMap((name) => /^CATALOG_(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => one - other)
    .map((number) => drizzle(catalogDatabase(env, number)));

/** @throws when the Worker has no binding of this number */
export function catalogDatabase(env: Env, number: number): D1Database {
  const database = env[`CATALOG_${number}`];
  if (database === undefined) throw new Error(`no binding CATALOG_${number}`);
  return database;
}
