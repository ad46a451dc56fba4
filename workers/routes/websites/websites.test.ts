import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { ErasureReceipt, WebsiteList } from "../../../protocol/api.ts";
import type { WebsiteDeletion, WebsiteMade } from "../../../protocol/api-websites.ts";
import { maxWebsites } from "../../../protocol/limits.ts";
import { dayMs } from "../../../protocol/plans.ts";
import { sheetHash } from "../../../protocol/sheet-hash.ts";
import { putAsset } from "../../archive/assets.ts";
import { dueJobs, endJob } from "../../control/jobs.ts";
import { workErasures } from "../../erasure/work-erasures.ts";
import { forgetWebsiteStep } from "../../retention/jobs/forget-website.ts";
import { askAs } from "../../testing/ask-as.ts";
import { callApi, callPublic } from "../../testing/call.ts";
import { traces } from "../../testing/faults.ts";
import { clickEvent } from "../../testing/make-chunk.ts";
import { postEvents } from "../../testing/post-chunk.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";
import { liveSession, sealedSession } from "../../testing/visits.ts";
import { listWebhooks } from "../../webhook-stub.ts";

async function owned() {
  const website = await seedWebsite(env);
  const owner = await seedMember(env, website.organisationId);
  const list = async () =>
    (await (await askAs(owner.cookie, "GET", "/api/websites")).json<WebsiteList>()).websites;
  return { website, owner, list, path: `/api/websites/${website.websiteId}` };
}

test("a website that is made is listed, and its tag loads a recorder that records", async () => {
  const { owner, list } = await owned();
  const body = { name: "Second shop", origin: "https://second.example" };
  const answer = await askAs(owner.cookie, "POST", "/api/websites", body);
  expect(answer.status).toBe(201);
  const { website, snippet } = await answer.json<WebsiteMade>();
  expect(await list()).toContainEqual(website);
  expect(snippet).toContain(`${env.PUBLIC_ORIGIN}/r/${website.siteKey}.js`);
  const loader = await (await callPublic(`/r/${website.siteKey}.js`)).text();
  expect(loader).toContain('"enabled":true,"trigger":"smart"');
  const settings = await askAs(owner.cookie, "GET", `/api/websites/${website.websiteId}/settings`);
  expect(await settings.json()).toMatchObject({ settings: { allowedOrigins: [body.origin] } });
});

test("without a name or an origin that a page can have no website is made", async () => {
  const { owner, list } = await owned();
  for (const body of [
    { name: "", origin: "https://second.example" },
    { name: "Second", origin: "second.example" },
    { name: "Second" },
  ])
    expect((await askAs(owner.cookie, "POST", "/api/websites", body)).status).toBe(400);
  expect(await list()).toHaveLength(1);
});

test("past what an organisation can have no website is made, with those that are being erased", async () => {
  const { website, owner } = await owned();
  const many = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 - 1)
    INSERT INTO websites (website_id, organisation_id, name, tag, recording_enabled, trigger, sampling_rate,
      config_revision, created_at, deleted_at)
    SELECT ?2 || i, ?3, 'Many', ?4 || i, 0, 'all', 0, 1, 0, CASE i WHEN 1 THEN 1 END FROM n`;
  await env.CONTROL.prepare(many)
    .bind(maxWebsites, website.websiteId, website.organisationId, website.tag)
    .run();
  const body = { name: "One more", origin: "https://second.example" };
  const refused = await askAs(owner.cookie, "POST", "/api/websites", body);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ code: "plan_limit" });
  // The cron of other tests would have to look after them.
  await env.CONTROL.prepare("DELETE FROM websites WHERE name = 'Many'").run();
});

test("only who administers makes websites, and only who may erase as well deletes one", async () => {
  const { website, path, list } = await owned();
  const member = await seedMember(env, website.organisationId, "member");
  const body = { name: "Second shop", origin: "https://second.example" };
  expect((await askAs(member.cookie, "POST", "/api/websites", body)).status).toBe(403);
  expect((await askAs(member.cookie, "DELETE", path)).status).toBe(403);
  await env.CONTROL.prepare("UPDATE api_keys SET scopes = 'read admin' WHERE organisation_id = ?")
    .bind(website.organisationId)
    .run();
  expect((await callApi(website, path, { method: "DELETE", ...bearer(website.apiKey) })).status).toBe(403);
  const stranger = await owned();
  expect((await askAs(stranger.owner.cookie, "DELETE", path)).status).toBe(404);
  expect(await list()).toHaveLength(1);
});

const bearer = (apiKey: string) => ({ headers: { authorization: `Bearer ${apiKey}` } });

test("a deleted website is gone for everybody at once, and then so is all it had, with a receipt", {
  timeout: 60_000,
}, async () => {
  const { website, owner, path, list } = await owned();
  const { websiteId } = website;
  const sealed = await sealedSession(website);
  const live = await liveSession(website);
  expect((await tablesThatName(env.CATALOG_0, websiteId)).length).toBeGreaterThan(3);
  await askAs(owner.cookie, "POST", `/api/replay/${sealed.sessionId}/notes`, { text: "Look", atMs: 0 });
  await putAsset(env.ARCHIVE, websiteId, sheetHash("a {}"), new Uint8Array([1]));

  const webhook = { name: "Support", url: "https://hooks.customer.example/", events: ["error.new"] };
  expect((await askAs(owner.cookie, "POST", `${path}/webhooks`, webhook)).status).toBe(201);

  const answer = await askAs(owner.cookie, "DELETE", path);
  expect(answer.status).toBe(202);
  const { receiptId } = await answer.json<WebsiteDeletion>();
  expect(await list()).toEqual([]);
  expect((await askAs(owner.cookie, "GET", `${path}/settings`)).status).toBe(404);
  expect((await askAs(owner.cookie, "GET", `/api/replay/${sealed.sessionId}`)).status).toBe(404);
  expect((await askAs(owner.cookie, "DELETE", path)).status).toBe(404);
  expect((await callPublic(`/player/${websiteId}`)).status).toBe(404);
  expect((await callPublic(`/r/${website.siteKey}.js`)).status).toBe(404);

  const nowMs = Date.now();
  const receipt = async () =>
    await (await askAs(owner.cookie, "GET", `/api/erasures/${receiptId}`)).json<ErasureReceipt>();
  // Runs are bounded, and other tests leave erasures and jobs as well.
  await expect
    .poll(async () => {
      await workErasures(env, nowMs);
      return (await receipt()).completedAt;
    })
    .not.toBeNull();
  const { sessions, scope } = await receipt();
  expect(scope).toMatchObject({ kind: "website", websiteId });
  expect(sessions.map(({ sessionId }) => sessionId).sort()).toEqual(
    [sealed.sessionId, live.sessionId].sort(),
  );
  for (const session of [sealed, live]) expect(await traces(session)).toEqual([]);
  // What was known of the key is known for half a minute; the session is erased for good.
  const late = await postEvents(website, { ...live, seq: 1 }, [clickEvent("Buy", nowMs)]);
  expect([403, 410]).toContain(late.status);

  const laterMs = nowMs + 2 * dayMs;
  const jobOfWebsite = async () =>
    (await dueJobs(env.CONTROL, laterMs, 10_000)).find(({ jobId }) => jobId === `website:${websiteId}`);
  await expect
    .poll(async () => {
      await workErasures(env, laterMs);
      return await jobOfWebsite();
    })
    .toBeDefined();
  const job = await jobOfWebsite();
  if (job === undefined) throw new Error("no job");
  expect(await forgetWebsiteStep(env, job, laterMs)).toEqual({ kind: "done" });
  await endJob(env.CONTROL, job);
  expect((await env.ARCHIVE.list({ prefix: `a/${websiteId}/` })).objects).toEqual([]);
  // Receipts, and what was used, are the organisation's.
  expect(await tablesThatName(env.CONTROL, websiteId)).toEqual(["erasures"]);
  expect(await tablesThatName(env.CATALOG_0, websiteId)).toEqual([]);
  expect(await listWebhooks(env, websiteId)).toEqual([]);
});

/** Names of the tables that have a row of the website. */
async function tablesThatName(database: D1Database, websiteId: string): Promise<string[]> {
  const { results } = await database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%website_id%' ORDER BY 1")
    .all<{ name: string }>();
  const found: string[] = [];
  for (const { name } of results) {
    const row = await database.prepare(`SELECT 1 FROM ${name} WHERE website_id = ?`).bind(websiteId).first();
    if (row !== null) found.push(name);
  }
  return found;
}
