import * as z from "zod";
import { decideDays, longestPlanDays } from "../protocol/plans.ts";
import type { NewPlan } from "./plan-options.ts";
import { quote } from "./seed.ts";

/** SQL for `CONTROL` that adds a plan or changes the one of this id, with all the organisations on it. */
export function savePlanSql(plan: NewPlan): string {
  return `INSERT INTO plans (plan_id, name, retention_days, has_network_panel, monthly_sessions, max_members)
VALUES (${quote(plan.planId)}, ${quote(plan.name)}, ${plan.retentionDays}, ${Number(plan.hasNetworkPanel)}, ${plan.monthlySessions ?? "NULL"}, ${plan.maxMembers ?? "NULL"})
ON CONFLICT (plan_id) DO UPDATE SET name = excluded.name, retention_days = excluded.retention_days,
  has_network_panel = excluded.has_network_panel, monthly_sessions = excluded.monthly_sessions,
  max_members = excluded.max_members
RETURNING plan_id;
`;
}

/**
 * Two statements for `CONTROL`: the first puts the organisation with all its websites on the plan if there are both and
 * the archive's rule allows the plan's days, the second tells why not. `decidePut` reads what they answer.
 */
export function putOnPlanSql(organisationId: string, planId: string, ruleDays: number): string {
  const [organisation, plan] = [quote(organisationId), quote(planId)];
  return `UPDATE organisations SET plan_id = ${plan} WHERE organisation_id = ${organisation}
  AND EXISTS (SELECT 1 FROM plans WHERE plan_id = ${plan} AND retention_days <= ${longestPlanDays(ruleDays)})
RETURNING organisation_id;
SELECT (SELECT count(*) FROM organisations WHERE organisation_id = ${organisation}) AS organisations,
  (SELECT retention_days FROM plans WHERE plan_id = ${plan}) AS days;
`;
}

export type Put =
  | { kind: "changed" }
  | { kind: "unknown_organisation" }
  | { kind: "unknown_plan" }
  /** The archive's rule would delete what the plan promises. */
  | { kind: "longer_than_archive"; days: number; maxDays: number };

const reasons = z.object({ organisations: z.number(), days: z.number().nullable() });

/** @param answers rows of each of the two statements */
export function decidePut(answers: readonly (readonly unknown[])[], ruleDays: number): Put {
  const [changed = [], [reason] = []] = answers;
  if (changed.length > 0) return { kind: "changed" };
  const { organisations, days } = reasons.parse(reason);
  if (organisations === 0) return { kind: "unknown_organisation" };
  if (days === null) return { kind: "unknown_plan" };
  const decided = decideDays(days, ruleDays);
  if (decided.kind === "longer_than_archive") return { ...decided, days };
  throw new Error("nothing was changed, though both are there: try again.");
}
