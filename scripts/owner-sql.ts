import { quote, sha256Hex } from "./seed.ts";

/** The link is read by who has asked for it, now. */
const linkMs = 86_400_000;

/** SQL for `CONTROL` that makes an organisation, if there is such a plan, and answers its id. */
export const newOrganisationSql = (organisationId: string, name: string, planId: string): string =>
  `INSERT INTO organisations (organisation_id, name, plan_id)
SELECT ${quote(organisationId)}, ${quote(name)}, plan_id FROM plans WHERE plan_id = ${quote(planId)}
RETURNING organisation_id;
`;

export interface OwnerInvitation {
  invitationId: string;
  /** Stands in the link alone: the row has its hash. */
  token: string;
  organisationId: string;
  /** In lower case. */
  email: string;
}

/** SQL for `CONTROL` that invites an owner, if there is such an organisation, and answers the invitation's id. */
export const inviteOwnerSql = (invitation: OwnerInvitation, nowMs: number): string => {
  const { invitationId, token, organisationId, email } = invitation;
  const texts = [invitationId, sha256Hex(token), organisationId, email, "owner"].map(quote).join(", ");
  return `INSERT INTO invitations (invitation_id, token_hash, organisation_id, email, role, created_at, expires_at)
SELECT ${texts}, ${nowMs}, ${nowMs + linkMs} FROM organisations WHERE organisation_id = ${quote(organisationId)}
RETURNING invitation_id;
`;
};
