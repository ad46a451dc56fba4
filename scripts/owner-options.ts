import { parseArgs } from "node:util";
import { planIdShape } from "./plan-options.ts";

/** Who is to own which organisation: one there is, or a new one. */
export type OwnerOptions =
  | { kind: "join"; email: string; organisationId: string }
  | { kind: "begin"; email: string; name: string; planId: string }
  | { kind: "refused"; message: string };

const usage = `npm run owner -- --email you@example.com --organisation org_abc
npm run owner -- --email you@example.com --name "My company" [--plan pro]`;

export function readOwnerOptions(args: readonly string[]): OwnerOptions {
  const refused = (message: string): OwnerOptions => ({ kind: "refused", message: `${message}\n${usage}` });
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        email: { type: "string", default: "" },
        organisation: { type: "string" },
        name: { type: "string" },
        plan: { type: "string" },
      },
    });
    const { organisation: organisationId, name, plan: planId = "pro" } = values;
    const email = values.email.toLowerCase();
    if (!/^[^\s@']+@[^\s@']+\.[^\s@']+$/.test(email)) return refused("An owner is named by --email.");
    if (organisationId !== undefined) {
      if (name !== undefined || values.plan !== undefined)
        return refused("An organisation that is there has a name and a plan.");
      if (!/^org_[a-z0-9]{1,32}$/.test(organisationId))
        return refused(`"${organisationId}" is no organisation's id.`);
      return { kind: "join", email, organisationId };
    }
    if (!name) return refused("An owner owns an organisation that is there, or a new one of a name.");
    if (!planIdShape.test(planId)) return refused(`"${planId}" is no plan's id.`);
    return { kind: "begin", email, name, planId };
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}
