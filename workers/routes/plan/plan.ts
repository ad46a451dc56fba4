import type { Context } from "hono";
import type { PlanState } from "../../../protocol/api-plan.ts";
import { recordsSessions } from "../../../protocol/plans.ts";
import { planOf } from "../../control/plan-of.ts";
import type { CallerEnv } from "../../middleware/caller.ts";
import { monthSessions } from "./month-sessions.ts";

/** What the caller's organisation may, and what of it is used. */
export async function getPlan(c: Context<CallerEnv>): Promise<Response> {
  const { organisationId } = c.var.caller;
  const nowMs = Date.now();
  const [plan, used] = await Promise.all([
    planOf(c.env.CONTROL, organisationId, nowMs),
    monthSessions(c.env, organisationId, nowMs),
  ]);
  const state: PlanState = {
    planId: plan.planId,
    name: plan.name,
    retentionDays: plan.retentionDays,
    hasReplay: recordsSessions(plan),
    hasNetwork: plan.hasNetworkPanel,
    sessions: { used, allowed: plan.monthlySessions },
    members: { used: plan.members, invited: plan.invited, allowed: plan.maxMembers },
  };
  return c.json(state);
}
