import { dayMs } from "../../../protocol/plans.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import { usageOfDays } from "../../catalog/usage-of-day.ts";
import { addUsage, type UsageProgress, websitesAfter } from "../../control/usage.ts";
import type { Env } from "../../env.ts";
import type { Step } from "./step.ts";

/** A page takes a call, and each website of it three. */
const websitesPerPage = 20;
const pagesPerStep = 4;
/** An id is taken for 25 hours and its session goes on for 24 at most; then it is completed within the hour. */
const settledAfterDays = 4;
/** No plan as shipped keeps a session for longer. */
const longestDays = 180;

/** Where the job begins in a deployment that has not had it. */
export const firstUsageDay = (nowMs: number): number => Math.floor(nowMs / dayMs) - longestDays;

/**
 * Counts what a day's sessions were, website by website, as soon as none can be added: later they expire, and the
 * count is all that is left of them.
 */
export const countUsageStep: Step = async (env, { progress }, nowMs) => {
  let next: UsageProgress = JSON.parse(progress);
  for (let page = 0; page < pagesPerStep; page++) {
    const settledAtMs = (next.day + settledAfterDays) * dayMs;
    if (nowMs < settledAtMs) return { kind: "rest", progress: next, notBeforeMs: settledAtMs };
    next = await countPage(env, next, nowMs);
  }
  return { kind: "rest", progress: next, notBeforeMs: nowMs };
};

async function countPage(env: Env, { day, after }: UsageProgress, nowMs: number): Promise<UsageProgress> {
  const page = await websitesAfter(env.CONTROL, after, websitesPerPage);
  for (const { websiteId, organisationId } of page) {
    const [counted] = await usageOfDays(await openCatalog(env, websiteId, nowMs), websiteId, day, day);
    if (counted !== undefined) await addUsage(env.CONTROL, { organisationId, websiteId, ...counted });
  }
  const last = page.at(-1);
  return last !== undefined && page.length === websitesPerPage
    ? { day, after: last.websiteId }
    : { day: day + 1, after: null };
}
