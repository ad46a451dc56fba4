import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { call, callApi } from "../testing/call.ts";
import { seedWebsite } from "../testing/seed-website.ts";

const local = {
  LOCAL_MEMBER_EMAIL: "demo@example.com",
  LOCAL_MEMBER_PASSWORD: "secret",
  LOCAL_SIGNING_KEY: "0".repeat(64),
};
const website = await seedWebsite(env);
const right = { email: "demo@example.com", password: "secret" };

const signIn = (body: unknown, headers: Record<string, string> = {}, over: object = local) =>
  call(
    "/api/sign-in",
    {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    },
    over,
  );

async function cookieOf(answer: Response | Promise<Response>): Promise<string> {
  const [cookie = ""] = ((await answer).headers.get("set-cookie") ?? "").split(";");
  return cookie;
}

describe("signing in on a local start", () => {
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

  test("makes the member a caller of the first organisation", async () => {
    const cookie = await cookieOf(signIn(right));
    const answer = await call("/api/me", { headers: { cookie } }, local);
    expect(await answer.json()).toEqual({
      organisationId: website.organisationId,
      email: "demo@example.com",
      publicOrigin: env.PUBLIC_ORIGIN,
    });
  });

  test("fails alike for a wrong email and a wrong password, without a cookie", async () => {
    for (const wrong of [
      { ...right, password: "x" },
      { ...right, email: "x@example.com" },
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
    const missing = await signIn({ email: "demo@example.com" });
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
});

test("a deployment knows no local login, even with a cookie that a local start signed", async () => {
  const cookie = await cookieOf(signIn(right));
  expect((await signIn(right, {}, {})).status).toBe(404);
  for (const missing of Object.keys(local)) {
    const partly = { ...local, [missing]: "" };
    expect((await signIn(right, {}, partly)).status).toBe(404);
    expect((await call("/api/me", { headers: { cookie } }, partly)).status).toBe(401);
  }
});

test("signing out takes the cookie away, and only the dashboard can do it", async () => {
  const headers = { cookie: await cookieOf(signIn(right)) };
  const foreign = await call("/api/sign-out", { method: "POST", headers }, local);
  expect(foreign.status).toBe(403);
  const own = { ...headers, origin: env.DASHBOARD_ORIGIN };
  const answer = await call("/api/sign-out", { method: "POST", headers: own }, local);
  expect(answer.status).toBe(204);
  expect(answer.headers.get("set-cookie")).toMatch(/^playhead_login=; Max-Age=0/);
});

test("by right of a login only the dashboard's own pages may change anything; a key needs no origin", async () => {
  const cookie = await cookieOf(signIn(right));
  const change = async (headers: Record<string, string>) =>
    (await call("/api/websites", { method: "POST", headers }, local)).status;
  expect(await change({ cookie })).toBe(403);
  expect(await change({ cookie, origin: "https://evil.io" })).toBe(403);
  // 405: let through, and nothing takes a POST there.
  expect(await change({ cookie, origin: env.DASHBOARD_ORIGIN })).toBe(405);
  expect(await change({ authorization: `Bearer ${website.apiKey}` })).toBe(405);
});

describe("a caller is known by an API key", () => {
  test("and has no email", async () => {
    expect(await (await callApi(website, "/api/me")).json()).toEqual({
      organisationId: website.organisationId,
      email: null,
      publicOrigin: env.PUBLIC_ORIGIN,
    });
  });

  test.each([
    ["no key", {}],
    ["an unknown key", { authorization: "Bearer phk_nobody" }],
    ["an empty key", { authorization: "Bearer " }],
    ["another scheme", { authorization: `Basic ${website.apiKey}` }],
    ["a site key", { authorization: `Bearer ${website.siteKey}` }],
    ["a forged cookie", { cookie: `playhead_login=${website.organisationId}.9999999999999.x` }],
  ])("%s is refused everywhere under /api", async (_, headers) => {
    for (const path of ["/api/me", "/api/websites", "/api/replay/x", "/api/nothing"]) {
      const answer = await call(path, { headers }, local);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ code: "unauthorized" });
    }
  });

  test("a revoked key is refused", async () => {
    const revoked = await seedWebsite(env, { isApiKeyRevoked: true });
    expect((await callApi(revoked, "/api/me")).status).toBe(401);
  });

  test("a wrong key is not saved by a right cookie", async () => {
    const headers = { cookie: await cookieOf(signIn(right)), authorization: "Bearer phk_nobody" };
    expect((await call("/api/me", { headers }, local)).status).toBe(401);
  });
});
