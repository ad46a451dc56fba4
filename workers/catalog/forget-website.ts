import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { WebsiteId } from "../../protocol/ids.ts";
import { catalogOf } from "../control/shards.ts";
import type { Env } from "../env.ts";
import { movedTables } from "./move-rule.ts";
import { deleteRows } from "./moved-rows.ts";
import { catalogDatabase } from "./open-catalog.ts";
import { assetDays, dayCounters, facets } from "./schema.ts";

/**
 * Deletes rows that the catalog holds of a website, a page of each table.
 * @returns whether nothing is left
 */
export async function forgetWebsiteRows(env: Env, websiteId: WebsiteId, maxRows: number): Promise<boolean> {
  const database = catalogDatabase(env, await catalogOf(env.CONTROL, websiteId, Number.POSITIVE_INFINITY));
  let isEmpty = true;
  for (const table of movedTables) {
    if ((await deleteRows(database, websiteId, table, maxRows)) === maxRows) isEmpty = false;
  }
  if (!isEmpty) return false;
  const catalog = drizzle(database);
  await catalog.batch([
    catalog.delete(dayCounters).where(eq(dayCounters.websiteId, websiteId)),
    catalog.delete(facets).where(eq(facets.websiteId, websiteId)),
    catalog.delete(assetDays).where(eq(assetDays.websiteId, websiteId)),
  ]);
  return true;
}
