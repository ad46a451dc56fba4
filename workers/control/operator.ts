import { asc, eq, gt, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId } from "../../protocol/ids.ts";
import { decideDays } from "../../protocol/plans.ts";
import { organisations, plans } from "./schema.ts";

export interface OrganisationRow {
  organisationId: OrganisationId;
  name: string;
  planId: string;
  planName: string;
  members: number;
  websites: number;
}

/** A page of all organisations, by their ids. */
export const organisationsAfter = (
  control: D1Database,
  after: OrganisationId | null,
  limit: number,
): Promise<OrganisationRow[]> =>
  drizzle(control)
    .select({
      organisationId: organisations.organisationId,
      name: organisations.name,
      planId: organisations.planId,
      planName: plans.name,
      members: sql<number>`(SELECT count(*) FROM members
        WHERE members.organisation_id = ${organisations.organisationId})`,
      websites: sql<number>`(SELECT count(*) FROM websites
        WHERE websites.organisation_id = ${organisations.organisationId} AND websites.deleted_at IS NULL)`,
    })
    .from(organisations)
    .innerJoin(plans, eq(plans.planId, organisations.planId))
    .where(after === null ? undefined : gt(organisations.organisationId, after))
    .orderBy(asc(organisations.organisationId))
    .limit(limit)
    .all();

export type PutOnPlan =
  | { kind: "changed" }
  | { kind: "unknown_organisation" }
  | { kind: "unknown_plan" }
  /** The archive's rule would delete what the plan promises. */
  | { kind: "longer_than_archive"; maxDays: number };

/**
 * Puts an organisation with all its websites on a plan; the cron moves the expiry of their sessions.
 * @param ruleDays after which the archive deletes by itself; null where it does not
 */
export async function putOnPlan(
  control: D1Database,
  organisationId: OrganisationId,
  planId: string,
  ruleDays: number | null,
): Promise<PutOnPlan> {
  const database = drizzle(control);
  const plan = await database.select().from(plans).where(eq(plans.planId, planId)).get();
  if (plan === undefined) return { kind: "unknown_plan" };
  const decision = ruleDays === null ? null : decideDays(plan.retentionDays, ruleDays);
  if (decision?.kind === "longer_than_archive") return decision;
  const { meta } = await database
    .update(organisations)
    .set({ planId })
    .where(eq(organisations.organisationId, organisationId))
    .run();
  return meta.changes > 0 ? { kind: "changed" } : { kind: "unknown_organisation" };
}
