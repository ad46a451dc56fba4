import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import type { Usage } from "../../../protocol/api-plan.ts";
import type { WebsiteId } from "../../../protocol/ids.ts";
import { dayMs } from "../../../protocol/plans.ts";
import { saveSession } from "../../catalog/save-session.ts";
import { askAs } from "../../testing/ask-as.ts";
import { call, callApi } from "../../testing/call.ts";
import { seedMember } from "../../testing/seed-member.ts";
import { seedWebsite } from "../../testing/seed-website.ts";
import { sessionFacts } from "../../testing/session-row.ts";

/** Nobody counts days of that time, so that no cron of another test has. */
const nowMs = Date.parse("2031-05-21T12:00:00Z");
const usedOnMs = Date.parse("2031-05-20T08:00:00Z");

afterEach(() => {
  vi.useRealTimers();
});

const save = (websiteId: WebsiteId, startedAtMs: number, status: "active" | "completed" = "completed") =>
  saveSession(
    env,
    sessionFacts({ websiteId, status, startedAtMs, eventCount: 10, chunkCount: 20, bytes: 50_000 }),
  );

test("the plan says what the organisation may, and what of it is used", async () => {
  const website = await seedWebsite(env, { monthlySessions: 100, maxMembers: 3, retentionDays: 0 });
  const owner = await seedMember(env, website.organisationId);
  await askAs(owner.cookie, "POST", "/api/invitations", { email: "a@example.com", role: "viewer" });
  await save(website.websiteId, Date.now());
  expect(await (await callApi(website, "/api/plan")).json()).toEqual({
    planId: website.tag,
    name: "Test",
    retentionDays: 0,
    hasReplay: false,
    hasNetwork: false,
    sessions: { used: 1, allowed: 100 },
    members: { used: 1, invited: 1, allowed: 3 },
  });
});

test("usage is told by website and day, with the month and the cost of the range", async () => {
  const website = await seedWebsite(env, { monthlySessions: 100 });
  const { websiteId } = website;
  await save(websiteId, usedOnMs);
  await save(websiteId, usedOnMs + 1);
  await save(websiteId, usedOnMs + 2, "active");
  await save(websiteId, nowMs - 40 * dayMs);
  vi.useFakeTimers({ toFake: ["Date"], now: nowMs });
  const usage = await (await callApi(website, "/api/usage")).json<Usage>();
  expect(usage).toMatchObject({
    from: "2031-05-01",
    to: "2031-05-21",
    days: [{ day: "2031-05-20", websiteId, sessions: 2, events: 20, chunks: 40, bytes: 100_000 }],
    month: { from: "2031-05-01", sessions: 3, allowed: 100 },
  });
  // A million such sessions cost some 87 dollars.
  expect(usage.cost.dollars * 500_000).toBeGreaterThan(80);
  expect(usage.cost.dollars * 500_000).toBeLessThan(95);
  expect(usage.cost.lines.reduce((sum, { dollars }) => sum + dollars, 0)).toBeCloseTo(usage.cost.dollars, 10);

  const empty = await (await callApi(website, "/api/usage?from=2031-05-21")).json<Usage>();
  expect(empty).toMatchObject({ days: [], cost: { dollars: 0 } });
});

test("a range that is none is refused", async () => {
  const website = await seedWebsite(env);
  for (const query of ["from=2031-05-02&to=2031-05-01", "from=2029-01-01&to=2031-01-01", "from=yesterday"])
    expect((await callApi(website, `/api/usage?${query}`)).status).toBe(400);
});

test("nobody is told of another organisation's plan and usage, and nobody without a key of any", async () => {
  const [mine, other] = [await seedWebsite(env), await seedWebsite(env)];
  await save(mine.websiteId, Date.now());
  expect(await (await callApi(other, "/api/usage")).json()).toMatchObject({
    days: [],
    month: { sessions: 0 },
  });
  expect(await (await callApi(other, "/api/plan")).json()).toMatchObject({ planId: other.tag });
  for (const path of ["/api/plan", "/api/usage"]) expect((await call(path)).status).toBe(401);
});
