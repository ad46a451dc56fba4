import { addJob, dueJobs, endJob, holdJob, type Job, saveJob } from "../control/jobs.ts";
import { queueExpiryJobs } from "../control/retention.ts";
import { usageJobId } from "../control/usage.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { countUsageStep, firstUsageDay } from "./jobs/count-usage.ts";
import { forgetWebsiteStep } from "./jobs/forget-website.ts";
import { moveExpiryStep } from "./jobs/move-expiry.ts";
import { moveWebsiteStep } from "./jobs/move-website.ts";
import { pinAgainStep } from "./jobs/pin-again.ts";
import { pruneAssetsStep } from "./jobs/prune-assets.ts";
import type { Step } from "./jobs/step.ts";
import { walkOrphansStep } from "./jobs/walk-orphans.ts";

const steps: Record<Job["kind"], Step> = {
  expiry: moveExpiryStep,
  move: moveWebsiteStep,
  pin: pinAgainStep,
  assets: pruneAssetsStep,
  orphans: walkOrphansStep,
  website: forgetWebsiteStep,
  usage: countUsageStep,
};

/** A step makes 15 to 150 calls, of the 10,000 that a Worker may make an invocation. */
const maxJobsPerRun = 30;
/** Longer than the 15 minutes that the platform lets a run of the cron last. */
const heldMs = 16 * 60_000;
const retryMs = 300_000;
const retryMaxMs = 6 * 3_600_000;

/** Does a step of each job that waited longest. Jobs that fail go on later, ever more rarely. */
export async function workJobs(env: Env, nowMs: number): Promise<void> {
  await queueExpiryJobs(env.CONTROL, nowMs, maxJobsPerRun);
  for (const kind of ["assets", "orphans"] as const) {
    await addJob(env.CONTROL, { jobId: kind, kind, websiteId: null, notBeforeMs: nowMs }, { after: null });
  }
  const usage = { jobId: usageJobId, kind: "usage", websiteId: null, notBeforeMs: nowMs } as const;
  await addJob(env.CONTROL, usage, { day: firstUsageDay(nowMs), after: null });
  for (const job of await dueJobs(env.CONTROL, nowMs, maxJobsPerRun)) await work(env, job, nowMs);
}

async function work(env: Env, due: Job, nowMs: number): Promise<void> {
  const job = await holdJob(env.CONTROL, due, nowMs + heldMs);
  if (job === null) return;
  try {
    const result = await steps[job.kind](env, job, nowMs);
    if (result.kind === "done") await endJob(env.CONTROL, job);
    else {
      const { progress, notBeforeMs } = result;
      await saveJob(env.CONTROL, job, { progress: JSON.stringify(progress), notBeforeMs, failures: 0 });
    }
  } catch (error) {
    logError("job goes on later", error, { jobId: job.jobId });
    const failures = job.failures + 1;
    const notBeforeMs = nowMs + Math.min(retryMs * 2 ** (failures - 1), retryMaxMs);
    await saveJob(env.CONTROL, job, { progress: job.progress, notBeforeMs, failures });
  }
}
