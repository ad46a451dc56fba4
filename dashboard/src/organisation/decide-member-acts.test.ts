import { describe, expect, it } from "vitest";
import type { Member } from "../../../protocol/api-accounts.ts";
import type { Role } from "../../../protocol/rights.ts";
import { decideMemberActs } from "./decide-member-acts.ts";

const aMember = (personId: string, role: Role): Member => ({
  personId,
  role,
  name: personId,
  email: `${personId}@example.com`,
  joinedAt: "2026-11-01T00:00:00.000Z",
});
const owner = aMember("ada", "owner");
const viewer = aMember("grace", "viewer");
const facts = { giver: "owner" as Role | null, isSelf: false, member: viewer, members: [owner, viewer] };

describe("what one may do to a member", () => {
  it("an owner gives every role and removes", () => {
    expect(decideMemberActs(facts)).toEqual({
      roles: ["owner", "admin", "member", "viewer"],
      mayRemove: true,
      whyNoRole: null,
      whyNoRemoval: null,
    });
  });

  it("an admin makes no owner, and touches none", () => {
    expect(decideMemberActs({ ...facts, giver: "admin" }).roles).toEqual(["admin", "member", "viewer"]);
    const second = aMember("edith", "owner");
    const acts = decideMemberActs({
      ...facts,
      giver: "admin",
      member: second,
      members: [owner, second],
    });
    expect(acts).toMatchObject({ roles: [], mayRemove: false });
    expect(acts.whyNoRole).toContain("Only an owner");
  });

  it("the last owner stays, whoever asks", () => {
    const acts = decideMemberActs({ ...facts, isSelf: true, member: owner });
    expect(acts).toMatchObject({ roles: [], mayRemove: false });
    expect(acts.whyNoRemoval).toContain("at least one owner");
  });

  it("a viewer may leave, and do nothing to others", () => {
    expect(decideMemberActs({ ...facts, giver: "viewer", isSelf: true })).toMatchObject({
      roles: [],
      mayRemove: true,
    });
    expect(decideMemberActs({ ...facts, giver: "viewer" })).toMatchObject({ roles: [], mayRemove: false });
  });
});
