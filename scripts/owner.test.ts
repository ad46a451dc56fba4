import { expect, it } from "vitest";
import { readOwnerOptions } from "./owner-options.ts";
import { inviteOwnerSql, newOrganisationSql } from "./owner-sql.ts";
import { sha256Hex } from "./seed.ts";
import { seededControl } from "./seeded-control.ts";

it("reads who is to own which organisation, there or new", () => {
  expect(readOwnerOptions(["--email", "Ada@Example.com", "--organisation", "org_abc"])).toEqual({
    kind: "join",
    email: "ada@example.com",
    organisationId: "org_abc",
  });
  expect(readOwnerOptions(["--email", "ada@example.com", "--name", "Ada's"])).toEqual({
    kind: "begin",
    email: "ada@example.com",
    name: "Ada's",
    planId: "pro",
  });
});

it.each([
  ["nobody", ["--name", "Shop"]],
  ["what is no address", ["--email", "ada", "--name", "Shop"]],
  ["no organisation", ["--email", "ada@example.com"]],
  ["two organisations", ["--email", "ada@example.com", "--name", "Shop", "--organisation", "org_abc"]],
  ["an id that is none", ["--email", "ada@example.com", "--organisation", "abc"]],
  ["a plan's id that is none", ["--email", "ada@example.com", "--name", "Shop", "--plan", "P ro"]],
  ["an unknown option", ["--mail", "ada@example.com"]],
])("refuses %s and says how it is used", (_what, args) => {
  expect(readOwnerOptions(args)).toEqual({
    kind: "refused",
    message: expect.stringContaining("npm run owner -- --email"),
  });
});

it("makes an organisation on a plan that is there, and none on another", () => {
  const control = seededControl();
  const make = (id: string, planId: string) => control.prepare(newOrganisationSql(id, "Ada's", planId)).all();
  expect(make("org_a", "pro")).toEqual([{ organisation_id: "org_a" }]);
  expect(make("org_b", "gratis")).toEqual([]);
  expect(control.prepare("SELECT name FROM organisations WHERE organisation_id = 'org_a'").get()).toEqual({
    name: "Ada's",
  });
});

it("invites an owner for a day, and keeps the link's token as its hash", () => {
  const control = seededControl();
  const invitation = { invitationId: "inv_1", token: "secret", email: "ada@example.com" };
  const invite = (organisationId: string) =>
    control.prepare(inviteOwnerSql({ ...invitation, organisationId }, 1_000)).all();
  expect(invite("org_nobody")).toEqual([]);
  expect(invite("org_demo")).toEqual([{ invitation_id: "inv_1" }]);
  expect(control.prepare("SELECT * FROM invitations").all()).toEqual([
    {
      invitation_id: "inv_1",
      token_hash: sha256Hex("secret"),
      organisation_id: "org_demo",
      email: "ada@example.com",
      role: "owner",
      invited_by: null,
      created_at: 1_000,
      expires_at: 86_401_000,
      ended_at: null,
    },
  ]);
});
