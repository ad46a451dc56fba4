import { expect, test } from "vitest";
import { readProviders } from "./providers-of.ts";

const given = {
  ...{ id: "company", name: "Company", issuer: "https://id.example.com" },
  ...{ clientId: "playhead", clientSecret: "secret" },
};
const read = (value: unknown) => readProviders({ OIDC_PROVIDERS: JSON.stringify(value) });
const wrong = (words: string) => ({ kind: "wrong", words: expect.stringContaining(words) });

test("providers are read with what may be left out", () => {
  expect(read([given])).toEqual({ kind: "read", providers: [{ ...given, role: "viewer" }] });
  expect(readProviders({ OIDC_PROVIDERS: " " })).toEqual({ kind: "read", providers: [] });
  expect(readProviders({})).toEqual({ kind: "read", providers: [] });
  expect(read([{ ...given, issuer: "http://localhost:9000" }])).toMatchObject({ kind: "read" });
});

test("what is wrong is told by its place, and no secret with it", () => {
  expect(readProviders({ OIDC_PROVIDERS: "[{secret" })).toEqual(wrong("OIDC_PROVIDERS: "));
  expect(read([{ ...given, issuer: "http://id.example.com" }])).toEqual(
    wrong("OIDC_PROVIDERS.0.issuer: needs https"),
  );
  expect(read([given, { ...given, name: "Other" }])).toEqual(wrong("has an id twice"));
  expect(read([{ ...given, clientsecret: "s" }])).toEqual(wrong("OIDC_PROVIDERS.0"));
  expect(read([{ ...given, role: "owner" }])).toEqual(wrong("OIDC_PROVIDERS.0.role"));
  const told = read([{ ...given, clientSecret: { secret: "hidden" } }]);
  expect(JSON.stringify(told)).not.toContain("hidden");
});

test("an organisation is joined by addresses of named domains alone", () => {
  const open = { ...given, organisationId: "org_company" };
  expect(read([open])).toEqual(wrong("OIDC_PROVIDERS.0.emailDomains"));
  expect(read([{ ...open, emailDomains: ["Example.com"] }])).toMatchObject({
    providers: [{ emailDomains: ["example.com"] }],
  });
});
