import { and, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { SavedFilter } from "../../protocol/api-saved-filters.ts";
import type { WebsiteId } from "../../protocol/ids.ts";
import { savedFilters } from "./account-schema.ts";

export async function savedFiltersOf(
  control: D1Database,
  websiteId: WebsiteId,
  personId: string,
): Promise<SavedFilter[]> {
  const row = await drizzle(control)
    .select({ filters: savedFilters.filters })
    .from(savedFilters)
    .where(and(eq(savedFilters.websiteId, websiteId), eq(savedFilters.personId, personId)))
    .get();
  return row?.filters ?? [];
}

export async function saveFilters(
  control: D1Database,
  websiteId: WebsiteId,
  personId: string,
  filters: SavedFilter[],
): Promise<void> {
  await drizzle(control)
    .insert(savedFilters)
    .values({ websiteId, personId, filters })
    .onConflictDoUpdate({ target: [savedFilters.websiteId, savedFilters.personId], set: { filters } })
    .run();
}
