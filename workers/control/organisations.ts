import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId } from "../../protocol/ids.ts";
import { organisations } from "./schema.ts";

export async function organisationName(
  control: D1Database,
  organisationId: OrganisationId,
): Promise<string | null> {
  const row = await drizzle(control)
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.organisationId, organisationId))
    .get();
  return row?.name ?? null;
}
