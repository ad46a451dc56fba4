import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { WebsiteId } from "../../protocol/ids.ts";
import { makeExpiringCache } from "./expiring-cache.ts";
import { shards } from "./schema.ts";

/** How long an isolate believes the map. A move waits longer than that before it empties the old catalog. */
export const shardKnownForMs = 30_000;
const known = makeExpiringCache<WebsiteId, number>(10_000);

/**
 * @param nowMs server time
 * @returns number of the catalog that holds the website's sessions; 0 for a website without a row
 */
export async function catalogOf(control: D1Database, websiteId: WebsiteId, nowMs: number): Promise<number> {
  const cached = known.get(websiteId, nowMs);
  if (cached !== undefined) return cached;
  const row = await drizzle(control).select().from(shards).where(eq(shards.websiteId, websiteId)).get();
  const catalog = row?.catalog ?? 0;
  if (Number.isFinite(nowMs)) known.set(websiteId, catalog, nowMs + shardKnownForMs);
  return catalog;
}

/** Says where the website's sessions stand from now on. */
export async function setCatalog(control: D1Database, websiteId: WebsiteId, catalog: number): Promise<void> {
  await drizzle(control)
    .insert(shards)
    .values({ websiteId, catalog })
    .onConflictDoUpdate({ target: shards.websiteId, set: { catalog } })
    .run();
}
