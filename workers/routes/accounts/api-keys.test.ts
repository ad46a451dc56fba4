import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { ApiKeyList, ApiKeyMade } from "../../../protocol/api-accounts.ts";
import { call } from "../../testing/call.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";

const website = await seedWebsite(env);
const admin = await seedMember(env, website.organisationId, "admin");
const stranger = await seedMember(env, (await seedWebsite(env)).organisationId);

const ask = (cookie: string, method = "GET", path = "/api/keys", body?: unknown) =>
  call(path, {
    method,
    headers: { cookie, origin: env.DASHBOARD_ORIGIN, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

async function makeKey(scopes: string[]): Promise<ApiKeyMade> {
  const answer = await ask(admin.cookie, "POST", "/api/keys", { name: "CI", scopes });
  expect(answer.status).toBe(201);
  return await answer.json();
}

const list = async () => (await (await ask(admin.cookie)).json<ApiKeyList>()).keys;
const statusOf = async (apiKey: string) =>
  (await call("/api/websites", { headers: { authorization: `Bearer ${apiKey}` } })).status;

test("a key is shown once, works at once, and is kept as its hash", async () => {
  const { key, apiKey } = await makeKey(["read"]);
  expect(apiKey).toMatch(/^phk_[a-z0-5]{32}$/);
  expect(await statusOf(apiKey)).toBe(200);
  const [listed] = await list();
  expect(listed).toMatchObject({
    ...key,
    name: "CI",
    beginning: apiKey.slice(0, 9),
    lastUsedAt: expect.any(String),
  });
  expect(JSON.stringify(await list())).not.toContain(apiKey);
  const { results } = await env.CONTROL.prepare("SELECT * FROM api_keys").all();
  expect(JSON.stringify(results)).not.toContain(apiKey);
});

test("a revoked key fails from the next request on, and is listed no more", async () => {
  const { key, apiKey } = await makeKey(["read", "write"]);
  expect((await ask(admin.cookie, "DELETE", `/api/keys/${key.keyId}`)).status).toBe(204);
  expect(await statusOf(apiKey)).toBe(401);
  expect((await list()).map(({ keyId }) => keyId)).not.toContain(key.keyId);
  expect((await ask(admin.cookie, "DELETE", `/api/keys/${key.keyId}`)).status).toBe(404);
});

test("another organisation's key is none", async () => {
  const { key, apiKey } = await makeKey(["read"]);
  expect((await ask(stranger.cookie, "DELETE", `/api/keys/${key.keyId}`)).status).toBe(404);
  expect(await statusOf(apiKey)).toBe(200);
  expect(await (await ask(stranger.cookie)).text()).not.toContain(key.keyId);
});

test("nobody gives a key a right that they have not", async () => {
  const { apiKey } = await makeKey(["admin"]);
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const make = (scopes: string[]) =>
    call("/api/keys", { method: "POST", headers, body: JSON.stringify({ name: "More", scopes }) });
  expect((await make(["admin", "erase"])).status).toBe(403);
  expect((await make(["admin"])).status).toBe(201);
});

test("a member of a lesser role makes, sees and revokes none", async () => {
  const { key } = await makeKey(["read"]);
  for (const role of ["member", "viewer"] as const) {
    const { cookie } = await seedMember(env, website.organisationId, role);
    expect((await ask(cookie)).status).toBe(403);
    expect((await ask(cookie, "POST", "/api/keys", { name: "x", scopes: ["read"] })).status).toBe(403);
    expect((await ask(cookie, "DELETE", `/api/keys/${key.keyId}`)).status).toBe(403);
  }
});

test.each([
  ["no name", { name: " ", scopes: ["read"] }],
  ["no scope", { name: "x", scopes: [] }],
  ["an unknown scope", { name: "x", scopes: ["all"] }],
])("refuses a key with %s", async (_, body) => {
  const answer = await ask(admin.cookie, "POST", "/api/keys", body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: "bad_request" });
});

test("making and revoking stand in the audit log", async () => {
  const { key } = await makeKey(["read"]);
  await ask(admin.cookie, "DELETE", `/api/keys/${key.keyId}`);
  const log = await (await ask(admin.cookie, "GET", "/api/audit")).text();
  for (const action of ["key_made", "key_revoked"]) {
    expect(JSON.parse(log).entries).toContainEqual(
      expect.objectContaining({ action, actor: admin.personId, subject: key.keyId }),
    );
  }
});
