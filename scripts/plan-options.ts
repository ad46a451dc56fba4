import { parseArgs } from "node:util";
import type { Plan } from "../protocol/plans.ts";

/** A plan as the operator says it, whole: what is left out is off, or without a bound. */
export interface NewPlan extends Plan {
  /** New sessions a calendar month over all websites of an organisation; null for any number. */
  monthlySessions: number | null;
}

export type PlanOptions =
  | { kind: "save"; plan: NewPlan }
  | { kind: "put"; organisationId: string; planId: string }
  | { kind: "refused"; message: string };

const usage = `npm run plan -- --plan team --name "Team" --days 45 [--network] [--monthly-sessions 100000] [--members 10]
npm run plan -- --organisation org_abc --plan team`;

export const planIdShape = /^[a-z][a-z0-9-]{0,31}$/;

export function readPlanOptions(args: readonly string[]): PlanOptions {
  const refused = (message: string): PlanOptions => ({ kind: "refused", message: `${message}\n${usage}` });
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        plan: { type: "string", default: "" },
        organisation: { type: "string" },
        name: { type: "string" },
        days: { type: "string" },
        network: { type: "boolean" },
        "monthly-sessions": { type: "string" },
        members: { type: "string" },
      },
    });
    const { plan: planId, organisation, name, days, network, members } = values;
    const monthly = values["monthly-sessions"];
    if (!planIdShape.test(planId)) return refused("A plan is named by --plan, such as team.");
    if (organisation !== undefined) {
      if ([name, days, network, monthly, members].some((value) => value !== undefined)) {
        return refused("An organisation is put on a plan as it stands: change the plan by itself.");
      }
      if (!/^org_[a-z0-9]{1,32}$/.test(organisation))
        return refused(`"${organisation}" is no organisation's id.`);
      return { kind: "put", organisationId: organisation, planId };
    }
    if (!name) return refused("A plan needs a name for people.");
    if (days === undefined || !/^\d{1,4}$/.test(days))
      return refused("A plan needs the days it keeps a session.");
    if (monthly !== undefined && !/^\d{1,12}$/.test(monthly))
      return refused(`"${monthly}" is no number of sessions.`);
    if (members !== undefined && !/^[1-9]\d{0,5}$/.test(members))
      return refused(`"${members}" is no number of members.`);
    return {
      kind: "save",
      plan: {
        planId,
        name,
        retentionDays: Number(days),
        hasNetworkPanel: network ?? false,
        monthlySessions: monthly === undefined ? null : Number(monthly),
        maxMembers: members === undefined ? null : Number(members),
      },
    };
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}
