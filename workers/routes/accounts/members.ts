import type { Context } from "hono";
import { createFactory } from "hono/factory";
import { type MemberList, roleChange } from "../../../protocol/api-accounts.ts";
import { mayGiveRole } from "../../../protocol/rights.ts";
import { AppError } from "../../app-error.ts";
import { changeRole, findMember, listMembers, type MemberRow, removeMember } from "../../control/members.ts";
import { type CallerEnv, needScope } from "../../middleware/caller.ts";
import { valid } from "../valid.ts";
import { audit } from "./audit-entry.ts";
import { giverRole } from "./giver-role.ts";

type MemberContext = Context<CallerEnv, "/api/members/:personId">;

export async function getMembers(c: Context<CallerEnv>): Promise<Response> {
  const rows = await listMembers(c.env.CONTROL, c.var.caller.organisationId);
  const list: MemberList = {
    members: rows.map(({ joinedAtMs, ...member }) => ({
      ...member,
      joinedAt: new Date(joinedAtMs).toISOString(),
    })),
  };
  return c.json(list);
}

export const putRole = createFactory<CallerEnv>().createHandlers(valid("json", roleChange), async (c) => {
  const { role } = c.req.valid("json");
  const member = await memberOf(c, c.req.param("personId") ?? "");
  const giver = giverRole(c.var.caller);
  if (!mayGiveRole(giver, role) || !mayGiveRole(giver, member.role)) throw onlyOwners();
  const { organisationId } = c.var.caller;
  if (!(await changeRole(c.env.CONTROL, organisationId, member.personId, role))) throw lastOwner();
  await audit(c, "role_changed", `${member.personId} ${role}`);
  return c.body(null, 204);
});

/** Anyone may leave; to remove another takes the right to. */
export async function deleteMember(c: MemberContext): Promise<Response> {
  const { organisationId, login } = c.var.caller;
  const asked = c.req.param("personId");
  const isSelf = login?.personId === asked;
  if (!isSelf) needScope(c.var.caller, "admin");
  const member = await memberOf(c, asked);
  if (!isSelf && !mayGiveRole(giverRole(c.var.caller), member.role)) throw onlyOwners();
  if (!(await removeMember(c.env.CONTROL, organisationId, member.personId))) throw lastOwner();
  await audit(c, "member_removed", member.personId);
  return c.body(null, 204);
}

async function memberOf(c: Context<CallerEnv>, personId: string): Promise<MemberRow> {
  const member = await findMember(c.env.CONTROL, c.var.caller.organisationId, personId);
  if (member === null) throw new AppError("not_found", "There is no such member.");
  return member;
}

const onlyOwners = () => new AppError("forbidden", "Only an owner makes and unmakes owners.");
const lastOwner = () => new AppError("last_owner", "An organisation keeps at least one owner.");
