import { env } from "cloudflare:workers";
import { afterAll, describe, expect, test } from "vitest";
import { randomId } from "../../auth/random-id.ts";
import { askAs, loginCookieIn } from "../../testing/ask-as.ts";
import { answerAt, makeOidcProvider } from "../../testing/oidc-provider.ts";
import { configured, freshPerson, signInBy } from "../../testing/provider-sign-in.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";

const provider = await makeOidcProvider();
const plain = await makeOidcProvider("RS256");
plain.tellsInToken = false;
plain.describes = {
  token_endpoint_auth_methods_supported: ["client_secret_post"],
  authorization_response_iss_parameter_supported: false,
};
afterAll(answerAt([provider, plain]));

const { organisationId } = await seedWebsite(env);
const joining = configured(provider, { emailDomains: ["example.com"], organisationId, role: "member" });

const meOf = async (answer: Response): Promise<{ personId: string }> =>
  (await askAs(loginCookieIn(answer), "GET", "/api/me")).json();

const rowsOf = async (table: "credentials" | "logins", personId: string) =>
  (await env.CONTROL.prepare(`SELECT * FROM ${table} WHERE person_id = ?`).bind(personId).all()).results;

const setPassword = (personId: string) =>
  env.CONTROL.prepare(
    "INSERT INTO credentials (credential_id, person_id, provider_id, account_id, password_hash, created_at, updated_at) VALUES (?, ?, 'credential', ?, 'x', 1, 1)",
  )
    .bind(`cre_${randomId()}`, personId, personId)
    .run();

describe("by an identity provider", () => {
  test("a person joins the organisation that the operator names, and is the same the next time", async () => {
    const person = freshPerson();
    const answer = await signInBy(provider, person, joining);
    expect(await answer.json()).toEqual({ next: "/" });
    const me = await meOf(answer);
    expect(me).toMatchObject({ organisationId, email: person.email, name: "Ada Lovelace", role: "member" });
    const again = await signInBy(provider, { ...person, email: `${randomId()}@example.com` }, joining);
    expect(await meOf(again)).toEqual(me);
  });

  test("what is told by userinfo alone is believed, with the other way to name the client", async () => {
    const over = { ...configured(plain), SIGN_UP: "open", SIGN_UP_PLAN: await planOf() };
    const person = freshPerson();
    const answer = await signInBy(plain, { ...person, email_verified: "true" }, over);
    expect(await meOf(answer)).toMatchObject({ email: person.email, role: "owner" });
  });

  test("a member signs in whose address is known to be theirs, and keeps their password", async () => {
    const { email, personId } = await seedMember(env, organisationId, "admin");
    await setPassword(personId);
    const answer = await signInBy(provider, { ...freshPerson(), email: email.toUpperCase() });
    expect(await meOf(answer)).toMatchObject({ personId, role: "admin" });
    const kinds = (await rowsOf("credentials", personId)).map((row) => row.provider_id).sort();
    expect(kinds).toEqual(["credential", provider.issuer]);
  });

  test("an account of an unproven address is left to who proves it, and whoever made it is out", async () => {
    const { email, personId, cookie } = await seedMember(env, organisationId, "viewer");
    await setPassword(personId);
    await env.CONTROL.prepare("UPDATE people SET is_email_verified = 0 WHERE person_id = ?")
      .bind(personId)
      .run();
    const answer = await signInBy(provider, { ...freshPerson(), email });
    expect(await meOf(answer)).toMatchObject({ personId, role: "viewer" });
    expect(await rowsOf("credentials", personId)).toMatchObject([{ provider_id: provider.issuer }]);
    expect((await askAs(cookie, "GET", "/api/me")).status).toBe(401);
  });

  test("who is invited joins, and the link is used", async () => {
    const owner = await seedMember(env, organisationId, "owner");
    const person = freshPerson();
    const invited = { email: person.email, role: "admin" };
    const made = await askAs(owner.cookie, "POST", "/api/invitations", invited);
    const { link } = await made.json<{ link: string }>();
    expect(await meOf(await signInBy(provider, person))).toMatchObject({ organisationId, role: "admin" });
    const seen = await askAs("", "POST", "/api/invitation/look", { token: link.split("#")[1] });
    expect(await seen.json()).toMatchObject({ code: "link_over" });
  });

  test("another provider of the operator's name and the person's number there is another person", async () => {
    const person = freshPerson();
    const me = await meOf(await signInBy(provider, person, joining));
    const more = { emailDomains: ["example.com"], organisationId };
    const email = `${randomId()}@example.com`;
    const other = await meOf(await signInBy(plain, { ...person, email }, configured(plain, more)));
    expect(other).toMatchObject({ organisationId, email });
    expect(other).not.toMatchObject({ personId: me.personId });
  });

  test("who was removed does not come back by signing in again", async () => {
    const owner = await seedMember(env, organisationId, "owner");
    const person = freshPerson();
    const { personId } = await meOf(await signInBy(provider, person, joining));
    expect((await askAs(owner.cookie, "DELETE", `/api/members/${personId}`)).status).toBe(204);
    const again = await signInBy(provider, person, joining);
    expect(await again.json()).toMatchObject({ code: "forbidden" });
    expect(loginCookieIn(again)).toBe("");
  });

  test("nobody joins past the plan's places, and no account is left behind", async () => {
    const full = await seedWebsite(env);
    await env.CONTROL.prepare("UPDATE organisations SET plan_id = ? WHERE organisation_id = ?")
      .bind(await planOf(0), full.organisationId)
      .run();
    const more = { emailDomains: ["example.com"], organisationId: full.organisationId };
    const person = freshPerson();
    const answer = await signInBy(provider, person, configured(provider, more));
    expect(await answer.json()).toMatchObject({ code: "plan_limit" });
    const { results } = await env.CONTROL.prepare("SELECT * FROM people WHERE email = ?")
      .bind(person.email)
      .all();
    expect(results).toEqual([]);
  });

  test("the organisation's audit log tells the sign-in and by what", async () => {
    const owner = await seedMember(env, organisationId, "owner");
    const { personId } = await meOf(await signInBy(provider, freshPerson(), joining));
    const answer = await askAs(owner.cookie, "GET", `/api/audit?actor=${personId}`);
    const { entries } = await answer.json<{ entries: unknown[] }>();
    expect(entries).toMatchObject([
      { action: "signed_in", subject: "oidc:company" },
      { action: "member_joined", subject: "oidc:company" },
    ]);
  });
});

async function planOf(maxMembers: number | null = null): Promise<string> {
  const planId = randomId();
  await env.CONTROL.prepare(
    "INSERT INTO plans (plan_id, name, retention_days, has_network_panel, max_members) VALUES (?, 'Some', 7, 0, ?)",
  )
    .bind(planId, maxMembers)
    .run();
  return planId;
}
