import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import type { SiteKeyList, SiteKeyTold } from "../../../protocol/api-websites.ts";
import { dayMs } from "../../../protocol/plans.ts";
import { askAs } from "../../testing/ask-as.ts";
import { callPublic } from "../../testing/call.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";

afterEach(() => {
  vi.useRealTimers();
});

async function owned() {
  const website = await seedWebsite(env);
  const owner = await seedMember(env, website.organisationId, "owner", 3 * dayMs);
  const path = `/api/websites/${website.websiteId}/site-keys`;
  const list = async () => (await (await askAs(owner.cookie, "GET", path)).json<SiteKeyList>()).siteKeys;
  const rotate = async (graceDays: number) =>
    await (await askAs(owner.cookie, "POST", `${path}/rotate`, { graceDays })).json<SiteKeyTold>();
  const revoke = (siteKey: string) => askAs(owner.cookie, "DELETE", `${path}/${siteKey}`);
  return { website, owner, path, list, rotate, revoke };
}

const loaderStatus = async (siteKey: string) => (await callPublic(`/r/${siteKey}.js`)).status;

test("a key that is replaced works until its grace period ends, and is marked so", async () => {
  const nowMs = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: nowMs });
  const { website, list, rotate } = await owned();
  const made = await rotate(2);
  expect(made).toMatchObject({ worksUntil: null, madeAt: new Date(nowMs).toISOString() });
  expect(made.snippet).toBe(`<script async src="${env.PUBLIC_ORIGIN}/r/${made.siteKey}.js"></script>`);
  const worksUntil = new Date(nowMs + 2 * dayMs).toISOString();
  expect(await list()).toMatchObject([made, { siteKey: website.siteKey, worksUntil }]);

  vi.setSystemTime(nowMs + 2 * dayMs - 1);
  expect(await loaderStatus(made.siteKey)).toBe(200);
  const sent = { method: "POST", headers: { origin: website.origin } };
  const asset = async () =>
    await (await callPublic(`/v1/assets/${website.siteKey}/x`, sent)).json<{ code: string }>();
  expect((await asset()).code).toBe("bad_request");
  vi.setSystemTime(nowMs + 2 * dayMs);
  expect((await asset()).code).toBe("site_key_unknown");
  expect(await loaderStatus(website.siteKey)).toBe(404);
  expect(await list()).toEqual([made]);
});

test("without a grace period the old key ends at once", async () => {
  const { website, list, rotate } = await owned();
  const made = await rotate(0);
  expect(await list()).toEqual([made]);
  expect(await loaderStatus(website.siteKey)).toBe(404);
});

test("a second rotation leaves the first one's grace period as it was", async () => {
  const { list, rotate } = await owned();
  await rotate(1);
  const [, first] = await list();
  await rotate(30);
  const keys = await list();
  expect(keys).toHaveLength(3);
  expect(keys).toContainEqual(first);
});

test("a key is revoked at once, also in its grace period", async () => {
  const { website, list, rotate, revoke } = await owned();
  const made = await rotate(30);
  expect((await revoke(website.siteKey)).status).toBe(204);
  expect(await list()).toEqual([made]);
  expect((await revoke(website.siteKey)).status).toBe(404);
  expect((await revoke("pk_never")).status).toBe(404);
  expect((await revoke("%2e")).status).toBe(404);
});

test.each([-1, 31, 1.5, "2", null])("a grace period of %j days is refused", async (graceDays) => {
  const { owner, path } = await owned();
  expect((await askAs(owner.cookie, "POST", `${path}/rotate`, { graceDays })).status).toBe(400);
});

test("another organisation's keys are neither found nor revoked, and a member rotates none", async () => {
  const { website, path } = await owned();
  const stranger = await owned();
  for (const [method, at] of [
    ["GET", path],
    ["POST", `${path}/rotate`],
    ["DELETE", `${path}/${website.siteKey}`],
    ["DELETE", `${stranger.path}/${website.siteKey}`],
  ] as const) {
    const body = method === "POST" ? { graceDays: 0 } : undefined;
    expect((await askAs(stranger.owner.cookie, method, at, body)).status).toBe(404);
  }
  const member = await seedMember(env, website.organisationId, "member");
  expect((await askAs(member.cookie, "POST", `${path}/rotate`, { graceDays: 0 })).status).toBe(403);
  expect(await loaderStatus(website.siteKey)).toBe(200);
});
