import { and, asc, eq, lte } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { jobs } from "./schema.ts";

/** Work that the cron does in bounded steps. */
export type Job = typeof jobs.$inferSelect;

/** Jobs that may go on at `nowMs`, those that waited longest first. */
export async function dueJobs(control: D1Database, nowMs: number, maxRows: number): Promise<Job[]> {
  return await drizzle(control)
    .select()
    .from(jobs)
    .where(lte(jobs.notBeforeMs, nowMs))
    .orderBy(asc(jobs.notBeforeMs), asc(jobs.jobId))
    .limit(maxRows)
    .all();
}

/** @returns false when the job stands already; it then goes on as it was */
export async function addJob(
  control: D1Database,
  job: Pick<Job, "jobId" | "kind" | "websiteId" | "notBeforeMs">,
  progress: unknown,
): Promise<boolean> {
  const { meta } = await drizzle(control)
    .insert(jobs)
    .values({ ...job, progress: JSON.stringify(progress), revision: 0 })
    .onConflictDoNothing()
    .run();
  return meta.changes > 0;
}

/**
 * Makes the job this run's own until then: a second run at the same time passes it over, and one that dies leaves it to
 * a later one.
 * @returns the job as it stands now; null when another run was quicker
 */
export async function holdJob(control: D1Database, job: Job, untilMs: number): Promise<Job | null> {
  const held = { notBeforeMs: untilMs, revision: job.revision + 1 };
  const { meta } = await drizzle(control).update(jobs).set(held).where(isSame(job)).run();
  return meta.changes > 0 ? { ...job, ...held } : null;
}

/** Saves how far a step has come; of two runs that took the same step the second saves nothing. */
export async function saveJob(
  control: D1Database,
  job: Job,
  saved: Pick<Job, "progress" | "notBeforeMs" | "failures">,
): Promise<void> {
  await drizzle(control)
    .update(jobs)
    .set({ ...saved, revision: job.revision + 1 })
    .where(isSame(job))
    .run();
}

/** Ends the job, unless it was begun anew meanwhile. */
export async function endJob(control: D1Database, job: Job): Promise<void> {
  await drizzle(control).delete(jobs).where(isSame(job)).run();
}

const isSame = ({ jobId, revision }: Job) => and(eq(jobs.jobId, jobId), eq(jobs.revision, revision));
