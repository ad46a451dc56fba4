import { describe, expect, test } from "vitest";
import { type OrganisationId, parseOrganisationId } from "../../../protocol/ids.ts";
import { decideEntry, type KnownOf } from "./decide-entry.ts";

const organisation = (id: string): OrganisationId => {
  const parsed = parseOrganisationId(id);
  if (parsed === null) throw new Error(id);
  return parsed;
};
const company = organisation("org_company");
const ada = { email: "ada@example.com", isEmailVerified: true };
const nobody: KnownOf<string> = {
  linked: null,
  sameAddress: null,
  memberOf: [],
  invitations: [],
  isSignUpOpen: false,
};
const any = { role: "viewer" } as const;
const joining = { ...any, organisationId: company, emailDomains: ["example.com"] };
const proven = { personId: "per_a", isEmailVerified: true };
const joinsCompany = { kind: "organisation", organisationId: company, role: "viewer" };

describe("who comes from a provider", () => {
  test("has an address that the provider has verified", () => {
    const known = { ...nobody, linked: proven, memberOf: [company] };
    for (const claims of [
      { email: null, isEmailVerified: true },
      { ...ada, isEmailVerified: false },
    ]) {
      expect(decideEntry(claims, any, known)).toEqual({ kind: "refused", why: "email_unverified" });
    }
  });

  test("has an address of a domain that is let in, and of no domain below or beside it", () => {
    for (const email of [
      "ada@evil.io",
      "ada@sub.example.com",
      "ada@notexample.com",
      "a@example.com@evil.io",
    ]) {
      const entry = decideEntry({ ...ada, email }, joining, { ...nobody, linked: proven });
      expect(entry).toEqual({ kind: "refused", why: "email_domain" });
    }
  });

  test("enters as who is linked, whoever else has the address", () => {
    const known = { ...nobody, linked: proven, sameAddress: { personId: "per_b", isEmailVerified: false } };
    expect(decideEntry(ada, any, { ...known, memberOf: [company] })).toEqual({
      kind: "enters",
      takesOver: null,
      joins: [],
    });
  });

  test("takes over what nobody has proven to be theirs", () => {
    const known = { ...nobody, sameAddress: { ...proven, isEmailVerified: false }, memberOf: [company] };
    expect(decideEntry(ada, any, known)).toEqual({ kind: "enters", takesOver: "per_a", joins: [] });
    const sameAddress = proven;
    expect(decideEntry(ada, any, { ...known, sameAddress })).toMatchObject({ takesOver: null });
  });

  test("joins the provider's organisation the first time alone, and not twice", () => {
    expect(decideEntry(ada, joining, nobody)).toMatchObject({ joins: [joinsCompany] });
    expect(decideEntry(ada, joining, { ...nobody, sameAddress: proven })).toMatchObject({
      joins: [joinsCompany],
    });
    const member = { ...nobody, sameAddress: proven, memberOf: [company] };
    expect(decideEntry(ada, joining, member)).toMatchObject({ joins: [] });
    expect(decideEntry(ada, joining, { ...nobody, linked: proven })).toMatchObject({ joins: [] });
  });

  test("follows invitations where they are a member of nothing", () => {
    const invited = { ...nobody, invitations: ["inv_a"] };
    expect(decideEntry(ada, any, invited)).toMatchObject({
      joins: [{ kind: "invitation", invitation: "inv_a" }],
    });
    const member = { ...invited, linked: proven, memberOf: [company] };
    expect(decideEntry(ada, any, member)).toMatchObject({ joins: [] });
  });

  test("founds an organisation where anybody may, and is refused elsewhere", () => {
    expect(decideEntry(ada, any, { ...nobody, isSignUpOpen: true })).toMatchObject({
      joins: [{ kind: "own" }],
    });
    expect(decideEntry(ada, any, nobody)).toEqual({ kind: "refused", why: "sign_up_closed" });
    expect(decideEntry(ada, joining, { ...nobody, isSignUpOpen: true })).toMatchObject({
      joins: [joinsCompany],
    });
  });
});
