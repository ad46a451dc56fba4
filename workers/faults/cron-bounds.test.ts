import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { erasedSessionsPerRun, sealIdleMs, sweepPageRows } from "../../protocol/limits.ts";
import { dayMs } from "../../protocol/plans.ts";
import { type SessionFacts, saveSession } from "../catalog/save-session.ts";
import { beginErasure } from "../erasure/begin-erasure.ts";
import worker from "../index.ts";
import { maxPagesPerRun } from "../retention/sweep.ts";
import { countCalls } from "../testing/count-calls.ts";
import { seedWebsite } from "../testing/seed-website.ts";
import { sessionFacts } from "../testing/session-row.ts";
import { freshVisitor } from "../testing/visits.ts";

/** Of a Worker's invocation on the paid plan: https://developers.cloudflare.com/workers/platform/limits/ */
const maxSubrequests = 10_000;
/** Steps of jobs in a run, and the calls of the dearest kind of step; see `workJobs`. Those of this run are cheap ones. */
const jobsPerRun = 30;
const dearestStep = 150;

async function saveMany(count: number, over: (n: number) => Partial<SessionFacts>): Promise<void> {
  for (let n = 0; n < count; n += 1) await saveSession(env, sessionFacts(over(n)));
}

const left = (where: string) =>
  env.CATALOG_0.prepare(`SELECT count(*) AS n FROM sessions WHERE ${where}`).first<number>("n");

test("a run of the cron with more of everything than it may do stays within an invocation's 10,000 calls", {
  timeout: 60_000,
}, async () => {
  const nowMs = Date.now();
  const sweepable = maxPagesPerRun * sweepPageRows;
  await saveMany(sweepable + 20, (n) => ({ status: "completed", startedAtMs: nowMs - n, expiresAtMs: 1 }));
  const expiresAtMs = nowMs + dayMs;
  const silentMs = nowMs - sealIdleMs - 60_000;
  await saveMany(sweepPageRows + 10, (n) => ({
    startedAtMs: silentMs - n,
    savedAtMs: silentMs,
    expiresAtMs,
    country: "SI",
  }));
  const website = await seedWebsite(env);
  const { organisationId, websiteId } = website;
  const { visitorId } = freshVisitor();
  await saveMany(erasedSessionsPerRun + 30, (n) => ({
    websiteId,
    visitorId,
    status: "completed",
    startedAtMs: nowMs - dayMs - n,
    expiresAtMs,
  }));
  const subject = { kind: "visitor", visitorId } as const;
  await beginErasure(env, { organisationId, websiteId, subject, isWithdrawal: false }, nowMs);
  for (let n = 0; n < jobsPerRun; n += 1) await seedWebsite(env);

  // As most deployments: one catalog, which has all the run's turns.
  const { CATALOG_1: _, ...oneCatalog } = env;
  const counted = countCalls(oneCatalog);
  const cron = { scheduledTime: nowMs, cron: "*/5 * * * *", noRetry() {} };
  await worker.scheduled(cron, counted.env);

  expect(await left("expires_at = 1")).toBe(20);
  expect(await left("country = 'SI' AND status = 'active'")).toBe(10);
  expect(await left(`website_id = '${websiteId}'`)).toBe(30);
  // The sweep alone makes two for each session.
  expect(counted.count()).toBeGreaterThan(2 * sweepable);
  expect(counted.count() + jobsPerRun * dearestStep).toBeLessThan(maxSubrequests);
});
