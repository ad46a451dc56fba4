import { dayMs } from "../../../protocol/plans.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import { usageOfDays } from "../../catalog/usage-of-day.ts";
import { addUsage, type UsageProgress, websitesAfter } from "../../control/usage.ts";
import type { Step } from "./step.ts";

/** Each takes three calls. */
const websitesPerStep = 40;
/** An id is taken for 25 hours and its session goes on for 24 at most; then it is completed within the hour. */
const settledAfterDays = 4;

/** Where a new deployment begins: nothing of it is older than its oldest sessions. */
export const firstUsageDay = (nowMs: number): number => Math.floor(nowMs / dayMs) - 35;

/**
 * Counts what a day's sessions were, website by website, as soon as none can be added: later they expire, and the
 * count is all that is left of them.
 */
export const countUsageStep: Step = async (env, { progress }, nowMs) => {
  const { day, after }: UsageProgress = JSON.parse(progress);
  const settledAtMs = (day + settledAfterDays) * dayMs;
  if (nowMs < settledAtMs) return { kind: "rest", progress: { day, after }, notBeforeMs: settledAtMs };
  const page = await websitesAfter(env.CONTROL, after, websitesPerStep);
  for (const { websiteId, organisationId } of page) {
    const [counted] = await usageOfDays(await openCatalog(env, websiteId, nowMs), websiteId, day, day);
    if (counted !== undefined) await addUsage(env.CONTROL, { organisationId, websiteId, ...counted });
  }
  const last = page.at(-1);
  const next: UsageProgress =
    last !== undefined && page.length === websitesPerStep
      ? { day, after: last.websiteId }
      : { day: day + 1, after: null };
  return { kind: "rest", progress: next, notBeforeMs: nowMs };
};
