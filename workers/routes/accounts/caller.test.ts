import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { call, callApi } from "../../testing/call.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";

const website = await seedWebsite(env);
const owner = await seedMember(env, website.organisationId);

const changeRow = (sql: string, ...values: (string | number)[]) =>
  env.CONTROL.prepare(sql)
    .bind(...values)
    .run();

const me = (cookie: string) => call("/api/me", { headers: { cookie } });

describe("a caller is known by a login", () => {
  test("that is not over", async () => {
    const { cookie } = await seedMember(env, website.organisationId, "viewer", -1);
    expect((await me(cookie)).status).toBe(401);
  });

  test("whose signature is ours", async () => {
    const [name, value = ""] = owner.cookie.split("=");
    const token = decodeURIComponent(value).split(".")[0];
    for (const forged of [`${token}`, `${token}.`, `${token}.${"A".repeat(43)}=`, `x${value}`]) {
      expect((await me(`${name}=${encodeURIComponent(forged)}`)).status).toBe(401);
    }
    expect((await me(owner.cookie)).status).toBe(200);
  });

  test("as long as they are a member", async () => {
    const { cookie, personId } = await seedMember(env, website.organisationId, "admin");
    expect((await me(cookie)).status).toBe(200);
    await changeRow("DELETE FROM members WHERE person_id = ?", personId);
    expect((await me(cookie)).status).toBe(401);
  });

  test("in the organisation they have entered, until they are no member of it", async () => {
    const other = await seedWebsite(env);
    const { cookie, personId } = await seedMember(env, website.organisationId, "owner");
    await changeRow("INSERT INTO members VALUES (?, ?, 'viewer', 9e12)", other.organisationId, personId);
    const own = await call("/api/organisations", { headers: { cookie } });
    expect(await own.json()).toEqual({
      organisations: [
        { organisationId: website.organisationId, name: website.tag, role: "owner" },
        { organisationId: other.organisationId, name: other.tag, role: "viewer" },
      ],
    });
    const entered = async () => await (await me(cookie)).json();
    expect(await entered()).toMatchObject({ organisationId: website.organisationId, role: "owner" });
    const headers = { cookie, origin: env.DASHBOARD_ORIGIN };
    const enter = (id: string) => call(`/api/organisations/${id}/enter`, { method: "POST", headers });
    expect((await enter(other.organisationId)).status).toBe(204);
    expect(await entered()).toMatchObject({ organisationId: other.organisationId, role: "viewer" });
    const stranger = await seedWebsite(env);
    expect((await enter(stranger.organisationId)).status).toBe(404);
    await changeRow("DELETE FROM members WHERE organisation_id = ?", other.organisationId);
    expect(await entered()).toMatchObject({ organisationId: website.organisationId });
  });

  test("who may change anything from the dashboard's own pages alone; a key needs no origin", async () => {
    const change = async (headers: Record<string, string>) =>
      (await call("/api/plan", { method: "POST", headers })).status;
    const { cookie } = owner;
    expect(await change({ cookie })).toBe(403);
    expect(await change({ cookie, origin: "https://evil.io" })).toBe(403);
    // 405: let through, and nothing takes a POST there.
    expect(await change({ cookie, origin: env.DASHBOARD_ORIGIN })).toBe(405);
    expect(await change({ authorization: `Bearer ${website.apiKey}` })).toBe(405);
  });

  test("whose role has the right", async () => {
    const { cookie } = await seedMember(env, website.organisationId, "viewer");
    const headers = { cookie, origin: env.DASHBOARD_ORIGIN };
    expect((await call("/api/websites", { headers })).status).toBe(200);
    const refused = await call("/api/replay/ses_x/pin", { method: "PUT", headers });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: "forbidden" });
    expect((await call("/api/keys", { headers })).status).toBe(403);
  });
});

describe("a caller is known by an API key", () => {
  test("and has no e-mail", async () => {
    expect(await (await callApi(website, "/api/me")).json()).toEqual({
      organisationId: website.organisationId,
      email: null,
      name: null,
      personId: null,
      role: null,
      scopes: ["read", "write", "erase"],
      publicOrigin: env.PUBLIC_ORIGIN,
    });
  });

  test.each([
    ["no key", {}],
    ["an unknown key", { authorization: "Bearer phk_nobody" }],
    ["an empty key", { authorization: "Bearer " }],
    ["another scheme", { authorization: `Basic ${website.apiKey}` }],
    ["a site key", { authorization: `Bearer ${website.siteKey}` }],
    ["a forged cookie", { cookie: `playhead_login=${website.organisationId}.x` }],
  ])("%s is refused everywhere under /api", async (_, headers) => {
    for (const path of ["/api/me", "/api/websites", "/api/replay/x", "/api/members", "/api/nothing"]) {
      const answer = await call(path, { headers });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ code: "unauthorized" });
    }
  });

  test("a revoked key is refused", async () => {
    const revoked = await seedWebsite(env, { isApiKeyRevoked: true });
    expect((await callApi(revoked, "/api/me")).status).toBe(401);
  });

  test("a wrong key is not saved by a right cookie", async () => {
    const headers = { cookie: owner.cookie, authorization: "Bearer phk_nobody" };
    expect((await call("/api/me", { headers })).status).toBe(401);
  });

  test("a key does what its scopes say, and nothing that is a person's own", async () => {
    const { organisationId, apiKey } = website;
    await changeRow("UPDATE api_keys SET scopes = 'erase' WHERE organisation_id = ?", organisationId);
    const ask = async (path: string, method = "GET") =>
      (await call(path, { method, headers: { authorization: `Bearer ${apiKey}` } })).status;
    expect(await ask("/api/websites")).toBe(403);
    expect(await ask("/api/replay/ses_x", "DELETE")).toBe(404);
    expect(await ask("/api/logins")).toBe(403);
    expect(await ask("/api/organisations")).toBe(403);
    await changeRow(
      "UPDATE api_keys SET scopes = 'read write erase' WHERE organisation_id = ?",
      organisationId,
    );
  });

  test("its use is noted once an hour", async () => {
    const { organisationId } = website;
    const usedAt = () =>
      env.CONTROL.prepare("SELECT last_used_at FROM api_keys WHERE organisation_id = ?")
        .bind(organisationId)
        .first<number>("last_used_at");
    const age = (ms: number) =>
      changeRow(
        "UPDATE api_keys SET last_used_at = ? WHERE organisation_id = ?",
        Date.now() - ms,
        organisationId,
      );
    await age(3_500_000);
    const before = await usedAt();
    await callApi(website, "/api/me");
    expect(await usedAt()).toBe(before);
    await age(3_700_000);
    await callApi(website, "/api/me");
    expect(await usedAt()).toBeGreaterThan(Number(before));
  });

  test("a key that asks too much at once is told when to come again", async () => {
    const asked: string[] = [];
    const full = { limit: async ({ key }: { key: string }) => ({ success: asked.push(key) < 0 }) };
    const answer = await callApi(website, "/api/me", {}, { INGEST_LIMIT: full });
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toBe("60");
    expect(asked).toEqual([expect.stringMatching(/^api key_[0-9a-f]{20}$/)]);
  });
});
