import type { Member } from "../../../protocol/api-accounts.ts";
import { mayGiveRole, type Role, roles } from "../../../protocol/rights.ts";

interface MemberFacts {
  /** Of who looks; null while it is not known. */
  giver: Role | null;
  isSelf: boolean;
  member: Member;
  members: readonly Member[];
}

export interface MemberActs {
  /** Those the member can be given; none when the role is not theirs to change. */
  roles: readonly Role[];
  mayRemove: boolean;
  /** In words, for the control that is off; null when it is on. */
  whyNoRole: string | null;
  whyNoRemoval: string | null;
}

/** What who looks may do to a member. The server decides again. */
export function decideMemberActs({ giver, isSelf, member, members }: MemberFacts): MemberActs {
  const owners = members.filter(({ role }) => role === "owner").length;
  if (member.role === "owner" && owners < 2)
    return refuse("An organisation keeps at least one owner: make another one first.");
  const isAdmin = giver === "owner" || giver === "admin";
  if (!isAdmin && !isSelf) return refuse("Owners and admins give roles and remove people.");
  if (giver === null || !mayGiveRole(giver, member.role)) {
    const why = isAdmin ? "Only an owner makes and unmakes owners." : "Owners and admins give roles.";
    return { roles: [], mayRemove: isSelf, whyNoRole: why, whyNoRemoval: isSelf ? null : why };
  }
  const given = roles.filter((role) => mayGiveRole(giver, role));
  return { roles: given, mayRemove: true, whyNoRole: null, whyNoRemoval: null };
}

const refuse = (why: string): MemberActs => ({
  roles: [],
  mayRemove: false,
  whyNoRole: why,
  whyNoRemoval: why,
});
