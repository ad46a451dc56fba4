import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId, WebsiteId } from "../../protocol/ids.ts";
import type { Plan } from "../../protocol/plans.ts";
import type { Env } from "../env.ts";
import { organisations, plans, websites } from "./schema.ts";

/**
 * Changes of what a website's sessions are kept for. The expiry of sessions that stand follows by the cron's jobs,
 * both ways; see `queueExpiryJobs`.
 */
export type PlanChange =
  | { kind: "changed" }
  /** The archive's own rule would delete what the plan promises: lengthen the rule first. */
  | { kind: "refused"; reason: "longer_than_archive"; maxDays: number }
  | { kind: "refused"; reason: "unknown_plan" };

/** The sweep may be this late before the archive's rule comes in; the rule is that much longer than any plan. */
export const archiveRuleMarginDays = 14;

/** Days after which the archive deletes by itself; null where it has no such rule. */
export const archiveRuleDays = ({ ARCHIVE_RULE_DAYS }: Pick<Env, "ARCHIVE_RULE_DAYS">): number | null =>
  ARCHIVE_RULE_DAYS === undefined ? null : Number(ARCHIVE_RULE_DAYS);

/** @param ruleDays see `archiveRuleDays` */
export function decideDays(days: number, ruleDays: number | null): PlanChange {
  if (ruleDays === null || days + archiveRuleMarginDays <= ruleDays) return { kind: "changed" };
  return {
    kind: "refused",
    reason: "longer_than_archive",
    maxDays: Math.max(0, ruleDays - archiveRuleMarginDays),
  };
}

/** Adds a plan or changes one, with all the organisations on it. */
export async function savePlan(
  control: D1Database,
  plan: Plan,
  ruleDays: number | null,
): Promise<PlanChange> {
  const decided = decideDays(plan.retentionDays, ruleDays);
  if (decided.kind === "refused") return decided;
  const { planId, ...changing } = plan;
  await drizzle(control)
    .insert(plans)
    .values(plan)
    .onConflictDoUpdate({ target: plans.planId, set: changing })
    .run();
  return decided;
}

/** Puts an organisation with all its websites on another plan. */
export async function changePlan(
  control: D1Database,
  organisationId: OrganisationId,
  planId: string,
  ruleDays: number | null,
): Promise<PlanChange> {
  const database = drizzle(control);
  const plan = await database.select().from(plans).where(eq(plans.planId, planId)).get();
  if (plan === undefined) return { kind: "refused", reason: "unknown_plan" };
  const decided = decideDays(plan.retentionDays, ruleDays);
  if (decided.kind === "refused") return decided;
  await database
    .update(organisations)
    .set({ planId })
    .where(eq(organisations.organisationId, organisationId))
    .run();
  return decided;
}

/** Gives a website to another organisation, whose plan then counts. */
export async function giveWebsite(
  control: D1Database,
  websiteId: WebsiteId,
  organisationId: OrganisationId,
): Promise<void> {
  await drizzle(control)
    .update(websites)
    .set({ organisationId })
    .where(eq(websites.websiteId, websiteId))
    .run();
}
