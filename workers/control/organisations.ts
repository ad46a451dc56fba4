import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId } from "../../protocol/ids.ts";
import type { Role } from "../../protocol/rights.ts";
import { members } from "./account-schema.ts";
import { organisations, plans } from "./schema.ts";

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

/** With the person as its owner, both or neither. @returns false when there is no such plan */
export async function addOrganisation(
  control: D1Database,
  { organisationId, name, planId }: typeof organisations.$inferSelect,
  personId: string,
  nowMs: number,
): Promise<boolean> {
  const database = drizzle(control);
  const [made] = await database.batch([
    database.insert(organisations).select(
      database
        .select({
          organisationId: sql<OrganisationId>`${organisationId}`.as("organisation_id"),
          name: sql<string>`${name}`.as("name"),
          planId: plans.planId,
        })
        .from(plans)
        .where(eq(plans.planId, planId)),
    ),
    database.insert(members).select(
      database
        .select({
          organisationId: organisations.organisationId,
          personId: sql<string>`${personId}`.as("person_id"),
          role: sql<Role>`'owner'`.as("role"),
          joinedAtMs: sql<number>`${nowMs}`.as("joined_at"),
        })
        .from(organisations)
        .where(eq(organisations.organisationId, organisationId)),
    ),
  ]);
  return made.meta.changes > 0;
}
