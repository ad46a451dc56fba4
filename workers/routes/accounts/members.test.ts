import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { MemberList } from "../../../protocol/api-accounts.ts";
import { removeMember } from "../../control/members.ts";
import { askAs } from "../../testing/ask-as.ts";
import { call } from "../../testing/call.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";

/** An organisation of its own, with an owner and an admin. */
async function organisation() {
  const { organisationId, apiKey } = await seedWebsite(env);
  const [owner, admin] = [
    await seedMember(env, organisationId, "owner"),
    await seedMember(env, organisationId, "admin"),
  ];
  return { organisationId, apiKey, owner, admin };
}

const setRole = (cookie: string, personId: string, role: string) =>
  askAs(cookie, "PUT", `/api/members/${personId}/role`, { role });
const remove = (cookie: string, personId: string) => askAs(cookie, "DELETE", `/api/members/${personId}`);
const rolesIn = async (cookie: string) =>
  (await (await askAs(cookie, "GET", "/api/members")).json<MemberList>()).members
    .map(({ role }) => role)
    .sort();

test("every member sees the members of their own organisation", async () => {
  const { organisationId, admin } = await organisation();
  const viewer = await seedMember(env, organisationId, "viewer");
  expect(await rolesIn(viewer.cookie)).toEqual(["admin", "owner", "viewer"]);
  const answer = await askAs(viewer.cookie, "GET", "/api/members");
  expect((await answer.json<MemberList>()).members).toContainEqual({
    personId: admin.personId,
    name: "Ada",
    email: admin.email,
    role: "admin",
    joinedAt: expect.any(String),
  });
});

test("a changed role counts from the next request on", async () => {
  const { organisationId, admin } = await organisation();
  const member = await seedMember(env, organisationId, "viewer");
  expect((await askAs(member.cookie, "GET", "/api/keys")).status).toBe(403);
  expect((await setRole(admin.cookie, member.personId, "admin")).status).toBe(204);
  expect((await askAs(member.cookie, "GET", "/api/keys")).status).toBe(200);
});

test("who was removed is out at once", async () => {
  const { organisationId, admin } = await organisation();
  const member = await seedMember(env, organisationId, "member");
  expect((await remove(admin.cookie, member.personId)).status).toBe(204);
  expect((await askAs(member.cookie, "GET", "/api/me")).status).toBe(401);
  expect((await remove(admin.cookie, member.personId)).status).toBe(404);
});

test("an admin neither makes nor unmakes an owner, nor does a key", async () => {
  const { organisationId, apiKey, owner, admin } = await organisation();
  await env.CONTROL.prepare("UPDATE api_keys SET scopes = 'admin' WHERE organisation_id = ?")
    .bind(organisationId)
    .run();
  const second = await seedMember(env, organisationId, "owner");
  expect((await setRole(admin.cookie, admin.personId, "owner")).status).toBe(403);
  expect((await setRole(admin.cookie, owner.personId, "viewer")).status).toBe(403);
  expect((await remove(admin.cookie, owner.personId)).status).toBe(403);
  const byKey = await call(`/api/members/${owner.personId}`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${apiKey}` },
  });
  expect(byKey.status).toBe(403);
  expect((await setRole(owner.cookie, second.personId, "viewer")).status).toBe(204);
});

test("an organisation keeps an owner", async () => {
  const { owner } = await organisation();
  for (const answer of [
    await setRole(owner.cookie, owner.personId, "admin"),
    await remove(owner.cookie, owner.personId),
  ]) {
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: "last_owner" });
  }
});

test("of two owners who leave at once, one stays", async () => {
  const { organisationId, owner } = await organisation();
  const second = await seedMember(env, organisationId, "owner");
  const left = await Promise.all(
    [owner, second].map(({ personId }) => removeMember(env.CONTROL, organisationId, personId)),
  );
  expect(left.sort()).toEqual([false, true]);
});

test("anyone may leave, and removes nobody else", async () => {
  const { organisationId, admin } = await organisation();
  const viewer = await seedMember(env, organisationId, "viewer");
  expect((await remove(viewer.cookie, admin.personId)).status).toBe(403);
  expect((await setRole(viewer.cookie, viewer.personId, "admin")).status).toBe(403);
  expect((await remove(viewer.cookie, viewer.personId)).status).toBe(204);
});

test("another organisation's member is none", async () => {
  const { owner } = await organisation();
  const other = await organisation();
  expect((await setRole(owner.cookie, other.admin.personId, "viewer")).status).toBe(404);
  expect((await remove(owner.cookie, other.admin.personId)).status).toBe(404);
  expect(await rolesIn(other.owner.cookie)).toEqual(["admin", "owner"]);
});
