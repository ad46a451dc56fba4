import { env } from "cloudflare:workers";
import { describe, expect, test, vi } from "vitest";
import { openAccounts } from "../../auth/accounts.ts";
import { randomId } from "../../auth/random-id.ts";
import { call } from "../../testing/call.ts";
import { testSecret } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";

// Passwords are hashed slowly on purpose.
vi.setConfig({ testTimeout: 30_000 });

const website = await seedWebsite(env);
const password = "correct horse battery";

/** Somebody with a password, who is a member unless they are not. */
async function withPassword(isMember = true): Promise<{ email: string; personId: string }> {
  const email = `${randomId()}@example.com`;
  const accounts = openAccounts({ env, secret: testSecret, randomId, sendReset: async () => {} });
  const login = await accounts.signUp({ email, name: "Ada", password }, new Headers());
  if (login === null) throw new Error("no account was made");
  const { personId } = login;
  if (isMember) {
    await env.CONTROL.prepare("INSERT INTO members VALUES (?, ?, 'member', 1)")
      .bind(website.organisationId, personId)
      .run();
  }
  return { email, personId };
}

const signIn = (body: unknown, headers: Record<string, string> = {}, over: object = {}) =>
  call(
    "/api/sign-in",
    {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "content-type": "application/json", "cf-connecting-ip": randomId(), ...headers },
    },
    over,
  );

async function cookieOf(answer: Response | Promise<Response>): Promise<string> {
  const [cookie = ""] = ((await answer).headers.get("set-cookie") ?? "").split(";");
  return cookie;
}

const person = await withPassword();
const right = { email: person.email, password };

describe("signing in", () => {
  test("gives a cookie that no script and no other site can use", async () => {
    const answer = await signIn(right, { origin: env.DASHBOARD_ORIGIN });
    expect(answer.status).toBe(204);
    const cookie = answer.headers.get("set-cookie");
    expect(cookie).toMatch(/^playhead_login=/);
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Strict");
    expect(cookie).toContain("Path=/");
    expect(cookie).not.toContain("Domain");
  });

  test("on https gives a cookie of this very host alone", async () => {
    const over = { DASHBOARD_ORIGIN: "https://dashboard.example" };
    const body = JSON.stringify(right);
    const headers = { "content-type": "application/json" };
    const answer = await call(
      "https://dashboard.example/api/sign-in",
      { method: "POST", body, headers },
      over,
    );
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^__Host-playhead_login=/);
    expect(cookie).toContain("Secure");
    expect(cookie).not.toContain("Domain");
    const me = await call(
      "https://dashboard.example/api/me",
      { headers: { cookie: await cookieOf(answer) } },
      over,
    );
    expect(me.status).toBe(200);
  });

  test("makes the person a caller of their organisation, with the rights of their role", async () => {
    const cookie = await cookieOf(signIn(right));
    const answer = await call("/api/me", { headers: { cookie } });
    expect(await answer.json()).toEqual({
      organisationId: website.organisationId,
      email: person.email,
      name: "Ada",
      personId: expect.any(String),
      role: "member",
      scopes: ["read", "write"],
      publicOrigin: env.PUBLIC_ORIGIN,
    });
  });

  test("fails alike for a wrong e-mail and a wrong password, without a cookie", async () => {
    for (const wrong of [
      { ...right, password: "x" },
      { ...right, email: "x@example.com" },
      { ...right, email: "x" },
    ]) {
      const answer = await signIn(wrong);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({
        code: "sign_in_failed",
        message: "Email or password is wrong.",
      });
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
  });

  test("says what is wrong with a body it cannot read", async () => {
    const missing = await signIn({ email: person.email });
    expect(missing.status).toBe(400);
    expect(await missing.json()).toMatchObject({
      code: "bad_request",
      message: expect.stringContaining("password"),
    });
    expect(await (await signIn("{")).json()).toMatchObject({ code: "bad_request" });
    expect((await signIn(right, { "content-type": "text/plain" })).status).toBe(400);
  });

  test("is not for another site's page", async () => {
    const answer = await signIn(right, { origin: "https://evil.io" });
    expect(answer.status).toBe(403);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  test("is not for who is a member of nothing", async () => {
    const { email } = await withPassword(false);
    const answer = await signIn({ email, password });
    expect(answer.status).toBe(403);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  test("fails in a deployment without a secret worth the name, and old cookies with it", async () => {
    const cookie = await cookieOf(signIn(right));
    for (const AUTH_SECRET of ["", "short"]) {
      expect((await signIn(right, {}, { AUTH_SECRET })).status).toBe(500);
      expect((await call("/api/me", { headers: { cookie } }, { AUTH_SECRET })).status).toBe(401);
    }
    const other = { AUTH_SECRET: "other".repeat(8) };
    expect((await call("/api/me", { headers: { cookie } }, other)).status).toBe(401);
  });

  test("stands in the audit log of the organisation", async () => {
    const headers = { authorization: `Bearer ${website.apiKey}` };
    await env.CONTROL.prepare("UPDATE api_keys SET scopes = 'admin' WHERE organisation_id = ?")
      .bind(website.organisationId)
      .run();
    await signIn(right, { "cf-connecting-ip": "192.0.2.7" });
    const answer = await call("/api/audit", { headers });
    expect(await answer.json()).toMatchObject({
      entries: expect.arrayContaining([
        expect.objectContaining({ action: "signed_in", actor: person.personId, address: "192.0.2.7" }),
      ]),
    });
  });
});

test("after ten wrong passwords an address is tried no more, even with the right one and from elsewhere", {
  timeout: 20_000,
}, async () => {
  const { email } = await withPassword();
  for (let n = 0; n < 10; n++) expect((await signIn({ email, password: "x" })).status).toBe(401);
  const answer = await signIn({ email, password });
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await answer.json()).toMatchObject({ code: "rate_limited" });
});

test("a network that has guessed is stopped for all addresses, and an own account wipes nothing out", async () => {
  const headers = { "cf-connecting-ip": "198.51.100.9" };
  const limit = 50;
  await env.CONTROL.prepare("DELETE FROM attempts").run();
  expect((await signIn({ email: "a@example.com", password: "x" }, headers)).status).toBe(401);
  await env.CONTROL.prepare("UPDATE attempts SET count = ?")
    .bind(limit - 1)
    .run();
  expect((await signIn(right, headers)).status).toBe(204);
  expect((await signIn({ email: "b@example.com", password: "x" }, headers)).status).toBe(401);
  expect((await signIn({ email: "c@example.com", password: "x" }, headers)).status).toBe(429);
});

test("signing out ends the login, and only the dashboard can do it", async () => {
  const cookie = await cookieOf(signIn(right));
  const foreign = await call("/api/sign-out", { method: "POST", headers: { cookie } });
  expect(foreign.status).toBe(403);
  expect((await call("/api/me", { headers: { cookie } })).status).toBe(200);
  const headers = { cookie, origin: env.DASHBOARD_ORIGIN };
  const answer = await call("/api/sign-out", { method: "POST", headers });
  expect(answer.status).toBe(204);
  expect(answer.headers.get("set-cookie")).toMatch(/^playhead_login=; Max-Age=0/);
  expect((await call("/api/me", { headers: { cookie } })).status).toBe(401);
});
