import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { WebsiteId } from "../../../protocol/ids.ts";
import { dayMs } from "../../../protocol/plans.ts";
import { findSession } from "../../catalog/find-session.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import { type SessionFacts, saveSession } from "../../catalog/save-session.ts";
import { dueJobs } from "../../control/jobs.ts";
import { websitesBehindPlan } from "../../control/retention.ts";
import { changeDays, changePlan } from "../../testing/change-plan.ts";
import { type SeededWebsite, seedWebsite } from "../../testing/seed-website.ts";
import { sessionFacts } from "../../testing/session-row.ts";
import { workJobs } from "../work-jobs.ts";

const nowMs = Date.parse("2026-11-20T12:00:00Z");

/** A website whose sessions follow its plan. */
async function settledWebsite(retentionDays: number): Promise<SeededWebsite> {
  const website = await seedWebsite(env, { retentionDays });
  await workJobs(env, nowMs);
  expect(await websitesBehindPlan(env.CONTROL)).not.toContain(website.websiteId);
  return website;
}

async function sessionOf(websiteId: WebsiteId, agoDays: number, keptDays: number): Promise<SessionFacts> {
  const startedAtMs = nowMs - agoDays * dayMs;
  const facts = sessionFacts({ websiteId, startedAtMs, expiresAtMs: startedAtMs + keptDays * dayMs });
  await saveSession(env, facts);
  return facts;
}

const expiryOf = async (facts: SessionFacts) =>
  (await findSession(await openCatalog(env, facts.websiteId), facts))?.expiresAtMs;

test("a longer plan lets what is there expire later, and a shorter one earlier, though not within a day", async () => {
  const website = await settledWebsite(30);
  const [young, old] = [
    await sessionOf(website.websiteId, 2, 30),
    await sessionOf(website.websiteId, 20, 30),
  ];
  await changeDays(env.CONTROL, website, 60);
  expect(await websitesBehindPlan(env.CONTROL)).toContain(website.websiteId);
  await workJobs(env, nowMs);
  expect(await expiryOf(young)).toBe(young.startedAtMs + 60 * dayMs);
  expect(await expiryOf(old)).toBe(old.startedAtMs + 60 * dayMs);
  expect(await websitesBehindPlan(env.CONTROL)).not.toContain(website.websiteId);

  await changeDays(env.CONTROL, website, 10);
  for (const laterMs of [0, 300_000]) {
    await workJobs(env, nowMs + laterMs);
    expect(await expiryOf(young)).toBe(young.startedAtMs + 10 * dayMs);
    expect(await expiryOf(old)).toBe(nowMs + dayMs);
  }
});

test("a session that gets its row from the former plan is moved a day later", async () => {
  const website = await settledWebsite(30);
  await changeDays(env.CONTROL, website, 60);
  await workJobs(env, nowMs);
  const late = await sessionOf(website.websiteId, 0, 30);
  await workJobs(env, nowMs + 3_600_000);
  expect(await expiryOf(late)).toBe(late.startedAtMs + 30 * dayMs);
  await workJobs(env, nowMs + 27 * 3_600_000);
  expect(await expiryOf(late)).toBe(late.startedAtMs + 60 * dayMs);
  const left = await dueJobs(env.CONTROL, Number.MAX_SAFE_INTEGER, 1_000);
  expect(left.map(({ jobId }) => jobId)).not.toContain(`expiry:${website.websiteId}`);
});

test("an organisation on another plan takes its websites along, there and back", async () => {
  const website = await settledWebsite(30);
  const facts = await sessionOf(website.websiteId, 2, 30);
  const other = await settledWebsite(90);
  await changePlan(env.CONTROL, website.organisationId, other.tag);
  await workJobs(env, nowMs);
  expect(await expiryOf(facts)).toBe(facts.startedAtMs + 90 * dayMs);
  await changePlan(env.CONTROL, website.organisationId, website.tag);
  await workJobs(env, nowMs);
  expect(await expiryOf(facts)).toBe(facts.startedAtMs + 30 * dayMs);
});

test("a change in the middle of a job begins the job anew", async () => {
  const website = await settledWebsite(30);
  const facts = await sessionOf(website.websiteId, 2, 30);
  await changeDays(env.CONTROL, website, 60);
  await env.CONTROL.prepare(
    "INSERT INTO jobs VALUES (?, 'expiry', ?, ?, 3, 0, 0) ON CONFLICT DO UPDATE SET progress = excluded.progress",
  )
    .bind(
      `expiry:${website.websiteId}`,
      website.websiteId,
      JSON.stringify({
        days: 90,
        changedAtMs: nowMs,
        pass: "first",
        after: { madeAtMs: nowMs, sessionId: facts.sessionId },
      }),
    )
    .run();
  await workJobs(env, nowMs);
  expect(await expiryOf(facts)).toBe(facts.startedAtMs + 60 * dayMs);
});
