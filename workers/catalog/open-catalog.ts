import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import type { WebsiteId } from "../../protocol/ids.ts";
import { catalogOf } from "../control/shards.ts";
import type { Env } from "../env.ts";

/** One of the databases that hold sessions. */
export type Catalog = DrizzleD1Database;

/**
 * The only way to a website's sessions.
 * @throws when the shard map names a catalog that the Worker has no binding for
 */
export async function openCatalog(env: Env, websiteId: WebsiteId): Promise<Catalog> {
  const number = await catalogOf(env.CONTROL, websiteId);
  const database = bindings(env)[number];
  if (database === undefined) throw new Error(`no binding CATALOG_${number}`);
  return drizzle(database);
}

/** Every catalog, for work that concerns all websites. */
export const allCatalogs = (env: Env): Catalog[] => bindings(env).map((database) => drizzle(database));

/** By catalog number. A new catalog is a binding in `wrangler.toml`, a field of `Env` and an entry here. */
const bindings = (env: Env): D1Database[] => [env.CATALOG_0];
