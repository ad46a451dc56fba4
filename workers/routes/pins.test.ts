import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { session } from "../../protocol/api.ts";
import { pinnedPrefix, type SessionAddress } from "../archive/keys.ts";
import { call, callApi } from "../testing/call.ts";
import { type SeededWebsite, seedWebsite } from "../testing/seed-website.ts";
import { sealedSession } from "../testing/visits.ts";

const ask = (website: SeededWebsite, method: string, sessionId: string) =>
  callApi(website, `/api/replay/${sessionId}/pin`, {
    method,
    headers: { authorization: `Bearer ${website.apiKey}` },
  });

const copies = async (address: SessionAddress) =>
  (await env.ARCHIVE.list({ prefix: pinnedPrefix(address) })).objects.length;

async function pinnedAt(website: SeededWebsite, { sessionId }: SessionAddress): Promise<string | null> {
  const answer = await callApi(website, `/api/replay/${sessionId}/timeline`);
  return session.parse((await answer.json<{ session: unknown }>()).session).pinnedAt;
}

test("a session is pinned, again without harm, and let go", async () => {
  const website = await seedWebsite(env);
  const address = await sealedSession(website);
  expect((await ask(website, "PUT", address.sessionId)).status).toBe(204);
  const since = await pinnedAt(website, address);
  expect(since).not.toBeNull();
  expect((await ask(website, "PUT", address.sessionId)).status).toBe(204);
  expect(await pinnedAt(website, address)).toBe(since);
  expect(await copies(address)).toBe(2);
  expect((await ask(website, "DELETE", address.sessionId)).status).toBe(204);
  expect(await pinnedAt(website, address)).toBeNull();
  expect(await copies(address)).toBe(0);
});

test("another tenant, a revoked key and nobody change nothing", async () => {
  const website = await seedWebsite(env);
  const address = await sealedSession(website);
  const [other, revoked] = [await seedWebsite(env), await seedWebsite(env, { isApiKeyRevoked: true })];
  expect((await ask(other, "PUT", address.sessionId)).status).toBe(404);
  expect((await ask(other, "DELETE", address.sessionId)).status).toBe(404);
  expect((await ask(revoked, "PUT", address.sessionId)).status).toBe(401);
  expect((await call(`/api/replay/${address.sessionId}/pin`, { method: "PUT" })).status).toBe(401);
  expect(await copies(address)).toBe(0);
  expect(await pinnedAt(website, address)).toBeNull();
});

test("a session that is not there cannot be pinned", async () => {
  const website = await seedWebsite(env);
  const address = await sealedSession(website);
  await env.CATALOG_0.prepare("DELETE FROM sessions WHERE session_id = ?").bind(address.sessionId).run();
  const answer = await ask(website, "PUT", address.sessionId);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: "not_found" });
});
