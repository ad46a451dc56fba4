import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { quotaKnownMs } from "../../protocol/limits.ts";
import { dayMs } from "../../protocol/plans.ts";
import { saveSession } from "../catalog/save-session.ts";
import { traces } from "../testing/faults.ts";
import { clickEvent, freshSessionId, freshTabId } from "../testing/make-chunk.ts";
import { postEvents } from "../testing/post-chunk.ts";
import { type SeededWebsite, seedWebsite } from "../testing/seed-website.ts";
import { sessionRow } from "../testing/session.ts";
import { sessionFacts } from "../testing/session-row.ts";

/** In the middle of a month, so that days before and after are of the same one. */
const nowMs = Date.parse("2026-11-15T12:00:00Z");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: nowMs });
});
afterEach(() => {
  vi.useRealTimers();
});

const used = ({ websiteId }: SeededWebsite, status: "active" | "completed", startedAtMs = nowMs - dayMs) =>
  saveSession(env, sessionFacts({ websiteId, status, startedAtMs }));

const freshPlace = ({ tag }: SeededWebsite) => ({
  sessionId: freshSessionId(tag, Date.now()),
  tabId: freshTabId(),
  seq: 0,
});

const begin = (website: SeededWebsite, place = freshPlace(website)) =>
  postEvents(website, place, [clickEvent("Buy", Date.now())]);

test("past the month's quota a new session is refused, and keeps nothing", async () => {
  const website = await seedWebsite(env, { monthlySessions: 2 });
  await used(website, "completed");
  await used(website, "active");
  const place = freshPlace(website);
  const answer = await begin(website, place);
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ code: "quota_exceeded" });
  expect(await traces({ websiteId: website.websiteId, ...place })).toEqual([]);
});

test("below it sessions are taken; those of other months and of other organisations do not count", async () => {
  const website = await seedWebsite(env, { monthlySessions: 2 });
  await used(website, "completed");
  await used(website, "completed", nowMs - 20 * dayMs);
  const other = await seedWebsite(env, { monthlySessions: 1 });
  await used(other, "completed");
  expect((await begin(website)).status).toBe(200);
  expect((await begin(other)).status).toBe(403);
});

test("a session that is listed goes on, with new tabs too", async () => {
  const website = await seedWebsite(env, { monthlySessions: 1 });
  const place = freshPlace(website);
  expect((await begin(website, place)).status).toBe(200);
  await expect.poll(() => sessionRow({ websiteId: website.websiteId, ...place })).not.toBeNull();
  await used(website, "completed");
  vi.setSystemTime(nowMs + quotaKnownMs);
  expect((await begin(website)).status).toBe(403);
  expect((await begin(website, { ...place, tabId: freshTabId() })).status).toBe(200);
  const second = await postEvents(website, { ...place, seq: 1 }, [clickEvent("Pay", Date.now())]);
  expect(second.status).toBe(200);
});

test("a quota holds over all websites of the organisation", async () => {
  const [one, other] = [await seedWebsite(env, { monthlySessions: 2 }), await seedWebsite(env)];
  await env.CONTROL.prepare("UPDATE websites SET organisation_id = ? WHERE website_id = ?")
    .bind(one.organisationId, other.websiteId)
    .run();
  await used(one, "completed");
  await used(other, "completed");
  expect((await begin(one)).status).toBe(403);
  expect((await begin(other)).status).toBe(403);
});

test("the count is known for a minute, and asked again then", async () => {
  const website = await seedWebsite(env, { monthlySessions: 1 });
  expect((await begin(website)).status).toBe(200);
  await used(website, "completed");
  expect((await begin(website)).status).toBe(200);
  vi.setSystemTime(nowMs + quotaKnownMs);
  expect((await begin(website)).status).toBe(403);
});

test("with the next month sessions are taken again", async () => {
  const website = await seedWebsite(env, { monthlySessions: 1 });
  await used(website, "completed");
  expect((await begin(website)).status).toBe(403);
  vi.setSystemTime(Date.parse("2026-12-01T00:01:00Z"));
  expect((await begin(website)).status).toBe(200);
});

test("a plan may have no quota", async () => {
  const website = await seedWebsite(env);
  for (let n = 0; n < 3; n += 1) await used(website, "completed");
  expect((await begin(website)).status).toBe(200);
});

test("a catalog that does not answer refuses nobody", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  const website = await seedWebsite(env, { monthlySessions: 0 });
  await env.CATALOG_0.exec("ALTER TABLE day_counters RENAME TO day_counters_away");
  expect((await begin(website)).status).toBe(200);
  await env.CATALOG_0.exec("ALTER TABLE day_counters_away RENAME TO day_counters");
  expect(logged).toHaveBeenCalled();
  logged.mockRestore();
});
