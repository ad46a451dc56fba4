import type { OrganisationId } from "../../../protocol/ids.ts";
import { AppError } from "../../app-error.ts";
import { type PlanInUse, planOf, roomierPlan } from "../../control/plan-of.ts";

/** Whether one more may be invited, or may join: who is invited already has a place kept. */
export function hasRoom(
  { maxMembers, members, invited }: Pick<PlanInUse, "maxMembers" | "members" | "invited">,
  asked: "invite" | "join",
): boolean {
  return maxMembers === null || members + (asked === "invite" ? invited : 0) < maxMembers;
}

/** @throws AppError `plan_limit` with the plan's name, and the one that has room */
export async function needRoom(
  control: D1Database,
  organisationId: OrganisationId,
  asked: "invite" | "join",
  nowMs: number,
): Promise<void> {
  const plan = await planOf(control, organisationId, nowMs);
  if (hasRoom(plan, asked)) return;
  const maxMembers = plan.maxMembers ?? 0;
  const roomier = await roomierPlan(control, maxMembers);
  const lift = roomier === null ? "no plan here has room for more" : `the plan ${roomier} has room for more`;
  throw new AppError(
    "plan_limit",
    `The plan ${plan.name} has room for ${maxMembers} members, those invited among them; ${lift}.`,
  );
}
