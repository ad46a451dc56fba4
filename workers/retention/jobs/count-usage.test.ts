import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { dayMs } from "../../../protocol/plans.ts";
import { deleteSession } from "../../catalog/delete-session.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import { saveSession } from "../../catalog/save-session.ts";
import type { Job } from "../../control/jobs.ts";
import { type UsageProgress, usageBetween, usageJobId } from "../../control/usage.ts";
import { seedWebsite } from "../../testing/seed-website.ts";
import { sessionFacts } from "../../testing/session-row.ts";
import { countUsageStep } from "./count-usage.ts";

/** No other test has sessions of that time. */
const day = Math.floor(Date.parse("2033-03-03") / dayMs);
const settledAtMs = (day + 4) * dayMs;

/** Steps until the day is counted. */
async function countDay(nowMs: number): Promise<UsageProgress> {
  let progress: UsageProgress = { day, after: null };
  for (;;) {
    const job: Job = {
      ...{ jobId: usageJobId, kind: "usage", websiteId: null, progress: JSON.stringify(progress) },
      ...{ revision: 0, notBeforeMs: 0, failures: 0 },
    };
    const result = await countUsageStep(env, job, nowMs);
    if (result.kind === "done") throw new Error("the job has no end");
    const before = progress;
    progress = JSON.parse(JSON.stringify(result.progress));
    if (progress.day !== day || JSON.stringify(progress) === JSON.stringify(before)) return progress;
  }
}

test("a day is counted when it is over and done with, once, and outlives its sessions", async () => {
  const { websiteId, organisationId } = await seedWebsite(env);
  const facts = sessionFacts({
    websiteId,
    status: "completed",
    startedAtMs: day * dayMs + 5,
    eventCount: 7,
    chunkCount: 3,
    bytes: 900,
  });
  await saveSession(env, facts);
  await saveSession(env, sessionFacts({ websiteId, status: "completed", startedAtMs: (day + 1) * dayMs }));
  const counted = () => usageBetween(env.CONTROL, organisationId, day, day);

  expect(await countDay(settledAtMs - 1)).toEqual({ day, after: null });
  expect(await counted()).toEqual([]);
  expect(await countDay(settledAtMs)).toEqual({ day: day + 1, after: null });
  const row = { organisationId, websiteId, day, sessions: 1, events: 7, chunks: 3, bytes: 900 };
  expect(await counted()).toEqual([row]);

  await deleteSession(await openCatalog(env, websiteId), facts);
  await countDay(settledAtMs);
  expect(await counted()).toEqual([row]);
});
