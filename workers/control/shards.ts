import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { WebsiteId } from "../../protocol/ids.ts";
import { shards } from "./schema.ts";

/** A website moves to another catalog rarely, and by a procedure that outwaits an isolate. */
const known = new Map<WebsiteId, number>();
const maxKnown = 10_000;

/** @returns number of the catalog that holds the website's sessions; 0 for a website without a row */
export async function catalogOf(control: D1Database, websiteId: WebsiteId): Promise<number> {
  const cached = known.get(websiteId);
  if (cached !== undefined) return cached;
  const row = await drizzle(control).select().from(shards).where(eq(shards.websiteId, websiteId)).get();
  const catalog = row?.catalog ?? 0;
  if (known.size >= maxKnown) known.clear();
  known.set(websiteId, catalog);
  return catalog;
}
