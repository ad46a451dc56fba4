import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId } from "../../protocol/ids.ts";
import { organisations } from "./schema.ts";

/** The organisation that was made first: on a local start the seeded one. Null in an empty deployment. */
export async function firstOrganisation(control: D1Database): Promise<OrganisationId | null> {
  const row = await drizzle(control)
    .select({ organisationId: organisations.organisationId })
    .from(organisations)
    .orderBy(sql`rowid`)
    .limit(1)
    .get();
  return row?.organisationId ?? null;
}
