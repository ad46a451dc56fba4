import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { parseOrganisationId } from "../../protocol/ids.ts";
import { isMember, localMember, loginSeconds, readLogin, writeLogin } from "./local-guard.ts";

const member = { email: "demo@example.com", password: "secret", signingKey: "0".repeat(64) };
const organisationId = parseOrganisationId("org_demo");
const nowMs = 1_790_000_000_000;

function login(): string {
  if (organisationId === null) throw new Error("not an organisation id");
  return writeLogin(member, organisationId, nowMs);
}

test("there is a local member only when all three settings are there", () => {
  const all = { LOCAL_MEMBER_EMAIL: "a", LOCAL_MEMBER_PASSWORD: "b", LOCAL_SIGNING_KEY: "c" };
  expect(localMember({ ...env, ...all })).toEqual({ email: "a", password: "b", signingKey: "c" });
  for (const missing of Object.keys(all)) {
    expect(localMember({ ...env, ...all, [missing]: "" })).toBeNull();
  }
  expect(localMember(env)).toBeNull();
});

test("both email and password must be the member's", () => {
  expect(isMember(member, { email: "demo@example.com", password: "secret" })).toBe(true);
  expect(isMember(member, { email: "demo@example.com", password: "secret " })).toBe(false);
  expect(isMember(member, { email: "other@example.com", password: "secret" })).toBe(false);
  expect(isMember(member, { email: "", password: "" })).toBe(false);
});

test("a login is read until it is over", () => {
  expect(readLogin(member, login(), nowMs + loginSeconds * 1_000 - 1)).toBe(organisationId);
  expect(readLogin(member, login(), nowMs + loginSeconds * 1_000)).toBeNull();
});

test("a login is void once anything of it is changed", () => {
  const [organisation, expiresAt, signed] = login().split(".");
  for (const forged of [
    "",
    "..",
    `org_other.${expiresAt}.${signed}`,
    `${organisation}.${Number(expiresAt) + 1}.${signed}`,
    `${organisation}.${expiresAt}.`,
    `${organisation}.${expiresAt}`,
    `${login()}.x`,
  ]) {
    expect(readLogin(member, forged, nowMs)).toBeNull();
  }
});

test("a login of another key or member is void", () => {
  expect(readLogin({ ...member, signingKey: "1".repeat(64) }, login(), nowMs)).toBeNull();
  expect(readLogin({ ...member, email: "other@example.com" }, login(), nowMs)).toBeNull();
  expect(readLogin({ ...member, password: "changed" }, login(), nowMs)).toBeNull();
});
