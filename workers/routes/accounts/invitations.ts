import type { Context } from "hono";
import { createFactory } from "hono/factory";
import {
  type Invitation,
  type InvitationList,
  type InvitationMade,
  newInvitation,
} from "../../../protocol/api-accounts.ts";
import { mayGiveRole } from "../../../protocol/rights.ts";
import { AppError } from "../../app-error.ts";
import { invitationLetter, invitationLink } from "../../auth/letters.ts";
import { sendMail } from "../../auth/mail.ts";
import { randomToken } from "../../auth/random-id.ts";
import {
  addInvitation,
  endInvitation,
  type InvitationRow,
  listInvitations,
} from "../../control/invitations.ts";
import { organisationName } from "../../control/organisations.ts";
import type { CallerEnv } from "../../middleware/caller.ts";
import { valid } from "../valid.ts";
import { audit } from "./audit-entry.ts";
import { giverRole } from "./giver-role.ts";
import { invitationRow } from "./invitation-row.ts";
import { needRoom } from "./member-limit.ts";

export async function getInvitations(c: Context<CallerEnv>): Promise<Response> {
  const rows = await listInvitations(c.env.CONTROL, c.var.caller.organisationId, Date.now());
  const list: InvitationList = { invitations: rows.map(toldOf) };
  return c.json(list);
}

/** Mails a link; where no mail goes out, hands the link to who invites. */
export const postInvitation = createFactory<CallerEnv>().createHandlers(
  valid("json", newInvitation),
  async (c) => {
    const { email, role } = c.req.valid("json");
    const { organisationId, actor } = c.var.caller;
    if (!mayGiveRole(giverRole(c.var.caller), role)) {
      throw new AppError("forbidden", "Only an owner makes owners.");
    }
    const nowMs = Date.now();
    await needRoom(c.env.CONTROL, organisationId, "invite", nowMs);
    const token = randomToken();
    const row = invitationRow(token, { organisationId, email, role, invitedBy: actor }, nowMs);
    await addInvitation(c.env.CONTROL, row);
    await audit(c, "member_invited", email);
    const link = invitationLink(c.env.DASHBOARD_ORIGIN, token);
    const name = (await organisationName(c.env.CONTROL, organisationId)) ?? "";
    const isMailed = await sendMail(c.env, invitationLetter(email, name, link));
    const made: InvitationMade = { invitation: toldOf(row), link: isMailed ? null : link };
    return c.json(made, 201);
  },
);

export async function deleteInvitation(
  c: Context<CallerEnv, "/api/invitations/:invitationId">,
): Promise<Response> {
  const { organisationId } = c.var.caller;
  const ended = await endInvitation(c.env.CONTROL, organisationId, c.req.param("invitationId"), Date.now());
  if (ended === null) throw new AppError("not_found", "There is no such invitation.");
  await audit(c, "invitation_ended", ended.email);
  return c.body(null, 204);
}

const toldOf = ({ invitationId, email, role, createdAtMs, expiresAtMs }: InvitationRow): Invitation => ({
  invitationId,
  email,
  role,
  createdAt: new Date(createdAtMs).toISOString(),
  expiresAt: new Date(expiresAtMs).toISOString(),
});
