import type { Context } from "hono";
import { AppError } from "../../app-error.ts";
import { accountsOf } from "../../auth/accounts-of.ts";
import type { Claims } from "../../auth/oidc/claims.ts";
import { decideEntry, type Joining } from "../../auth/oidc/decide-entry.ts";
import type { Provider } from "../../auth/oidc/providers-of.ts";
import { randomToken } from "../../auth/random-id.ts";
import {
  acceptInvitation,
  addInvitation,
  invitationsTo,
  type OpenInvitation,
} from "../../control/invitations.ts";
import { organisationsOf } from "../../control/members.ts";
import { organisationName } from "../../control/organisations.ts";
import { findByAddress, findByCredential, takeOver } from "../../control/people.ts";
import type { AppEnv } from "../../middleware/app-env.ts";
import { auditEverywhere } from "./audit-entry.ts";
import { beginLogin } from "./begin-login.ts";
import { invitationRow } from "./invitation-row.ts";
import { needRoom } from "./member-limit.ts";
import { isSignUpOpen, makeOrganisation } from "./new-organisation.ts";

const refusals = {
  email_unverified: "The provider does not say that your e-mail address is verified; verify it there first.",
  email_domain: "Addresses of this domain may not sign in by this provider.",
  sign_up_closed: "Accounts are made by invitation here; ask to be invited.",
} as const;

/** Lets in whom a provider has named, and makes them a member of what they come to join. */
export async function enterByProvider(c: Context<AppEnv>, provider: Provider, claims: Claims): Promise<void> {
  const by = `oidc:${provider.id}`;
  const entry = await entryOf(c, provider, claims);
  if (entry.kind === "refused") throw new AppError(entry.why, refusals[entry.why]);
  const email = claims.email ?? "";
  // Before an account is made, which would then belong to nothing.
  for (const joining of entry.joins) await needRoomFor(c, joining);
  if (entry.takesOver !== null) await takeOver(c.env.CONTROL, entry.takesOver);
  // Their issuer and subject are the person's for ever (OpenID Connect Core 1.0, section 2); our name for it may change.
  const account = { providerId: provider.issuer, accountId: claims.subject };
  const given = { email, name: claims.name || email };
  const login = await (await accountsOf(c.env)).signInByProvider({ ...account, ...given }, c.req.raw.headers);
  if (login === null) throw new AppError("sign_in_failed", "This sign-in failed; begin it again.");
  for (const joining of entry.joins) await join(c, joining, { ...given, by, personId: login.personId });
  await beginLogin(c, login, by);
}

async function entryOf({ env }: Context<AppEnv>, provider: Provider, claims: Claims) {
  const email = claims.email ?? "";
  const [linked, sameAddress, invitations] = await Promise.all([
    findByCredential(env.CONTROL, provider.issuer, claims.subject),
    findByAddress(env.CONTROL, email),
    invitationsTo(env.CONTROL, email, Date.now()),
  ]);
  const person = linked ?? sameAddress;
  const organisations = person === null ? [] : await organisationsOf(env.CONTROL, person.personId);
  const memberOf = organisations.map(({ organisationId }) => organisationId);
  const known = { linked, sameAddress, memberOf, invitations, isSignUpOpen: isSignUpOpen(env) };
  return decideEntry(claims, provider, known);
}

async function needRoomFor({ env }: Context<AppEnv>, joining: Joining<OpenInvitation>): Promise<void> {
  if (joining.kind === "own" || (joining.kind === "invitation" && joining.invitation.isByOperator)) return;
  const { organisationId } = joining.kind === "invitation" ? joining.invitation : joining;
  if ((await organisationName(env.CONTROL, organisationId)) === null)
    throw new AppError("provider_misconfigured", `There is no organisation ${organisationId} to join.`);
  await needRoom(env.CONTROL, organisationId, "join", Date.now());
}

interface Comer {
  personId: string;
  /** For the audit log. */
  by: string;
  email: string;
  name: string;
}

async function join(c: Context<AppEnv>, joining: Joining<OpenInvitation>, comer: Comer): Promise<void> {
  const { personId, email, name, by } = comer;
  const nowMs = Date.now();
  switch (joining.kind) {
    case "own": {
      const organisationId = await makeOrganisation(c.env, name, personId);
      return await auditEverywhere(c, [{ organisationId }], personId, "organisation_made");
    }
    case "invitation": {
      const { invitation } = joining;
      if (await acceptInvitation(c.env.CONTROL, invitation.invitationId, personId, nowMs))
        await auditEverywhere(c, [invitation], personId, "member_joined", by);
      return;
    }
    case "organisation": {
      const { organisationId, role } = joining;
      // As by an invitation, whose statement holds the plan's places.
      const row = invitationRow(randomToken(), { organisationId, email, role, invitedBy: by }, nowMs);
      await addInvitation(c.env.CONTROL, row);
      if (await acceptInvitation(c.env.CONTROL, row.invitationId, personId, nowMs))
        await auditEverywhere(c, [{ organisationId }], personId, "member_joined", by);
    }
  }
}
