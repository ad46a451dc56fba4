import { createFactory } from "hono/factory";
import { newOrganisation } from "../../../protocol/api-sign-up.ts";
import { type OrganisationId, parseOrganisationId } from "../../../protocol/ids.ts";
import { AppError } from "../../app-error.ts";
import { randomId } from "../../auth/random-id.ts";
import { enterOrganisation } from "../../control/logins.ts";
import { addOrganisation } from "../../control/organisations.ts";
import type { Env } from "../../env.ts";
import { type CallerEnv, loginOf } from "../../middleware/caller.ts";
import { valid } from "../valid.ts";
import { auditEverywhere } from "./audit-entry.ts";

export const isSignUpOpen = ({ SIGN_UP }: Env): boolean => SIGN_UP === "open";

/** @throws AppError `sign_up_closed` */
export function needOpenSignUp(env: Env): void {
  if (!isSignUpOpen(env))
    throw new AppError("sign_up_closed", "Accounts are made by invitation here; ask the operator for one.");
}

/** Makes one more organisation for who is signed in, and enters it. */
export const postOrganisation = createFactory<CallerEnv>().createHandlers(
  valid("json", newOrganisation),
  async (c) => {
    needOpenSignUp(c.env);
    const { personId, loginId } = loginOf(c);
    const organisationId = await makeOrganisation(c.env, c.req.valid("json").name, personId);
    await enterOrganisation(c.env.CONTROL, loginId, organisationId);
    await auditEverywhere(c, [{ organisationId }], personId, "organisation_made");
    return c.json({ organisationId }, 201);
  },
);

/** On the plan that newcomers get, with the person as its owner. */
export async function makeOrganisation(env: Env, name: string, personId: string): Promise<OrganisationId> {
  const organisationId = parseOrganisationId(`org_${randomId()}`);
  const planId = env.SIGN_UP_PLAN ?? "free";
  if (organisationId === null) throw new Error("a random id is no organisation's");
  if (!(await addOrganisation(env.CONTROL, { organisationId, name, planId }, personId, Date.now())))
    throw new Error(`SIGN_UP_PLAN names a plan that is not there: ${planId}`);
  return organisationId;
}
