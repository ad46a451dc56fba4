import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId, WebsiteId } from "../../protocol/ids.ts";
import { invitations, members } from "./account-schema.ts";
import { organisations, plans, websites } from "./schema.ts";

export type PlanRow = typeof plans.$inferSelect;

export interface PlanInUse extends PlanRow {
  members: number;
  /** Open invitations. */
  invited: number;
}

/** The organisation's plan, and who takes a place in it. */
export async function planOf(
  control: D1Database,
  organisationId: OrganisationId,
  nowMs: number,
): Promise<PlanInUse> {
  const database = drizzle(control);
  const [[found], [joined], [asked]] = await database.batch([
    database
      .select({ plan: plans })
      .from(organisations)
      .innerJoin(plans, eq(plans.planId, organisations.planId))
      .where(eq(organisations.organisationId, organisationId)),
    database
      .select({ count: sql<number>`count(*)` })
      .from(members)
      .where(eq(members.organisationId, organisationId)),
    database
      .select({ count: sql<number>`count(*)` })
      .from(invitations)
      .where(
        and(
          eq(invitations.organisationId, organisationId),
          isNull(invitations.endedAtMs),
          gt(invitations.expiresAtMs, nowMs),
        ),
      ),
  ]);
  if (found === undefined) throw new Error("an organisation without a plan");
  return { ...found.plan, members: joined?.count ?? 0, invited: asked?.count ?? 0 };
}

/** The name of the next plan that lets more members in; null when none does. */
export async function roomierPlan(control: D1Database, maxMembers: number): Promise<string | null> {
  const row = await drizzle(control)
    .select({ name: plans.name })
    .from(plans)
    .where(or(isNull(plans.maxMembers), gt(plans.maxMembers, maxMembers)))
    .orderBy(sql`${plans.maxMembers} IS NULL`, asc(plans.maxMembers), asc(plans.retentionDays))
    .get();
  return row?.name ?? null;
}

/** Whether the plan of the website's organisation shows requests; false for no website of ours. */
export async function showsNetwork(control: D1Database, websiteId: WebsiteId): Promise<boolean> {
  const row = await drizzle(control)
    .select({ hasNetworkPanel: plans.hasNetworkPanel })
    .from(websites)
    .innerJoin(organisations, eq(organisations.organisationId, websites.organisationId))
    .innerJoin(plans, eq(plans.planId, organisations.planId))
    .where(eq(websites.websiteId, websiteId))
    .get();
  return row?.hasNetworkPanel ?? false;
}
