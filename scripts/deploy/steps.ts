import { catalogName } from "./catalogs.ts";
import { rulePrefix } from "./lifecycle.ts";
import type { Target } from "./target.ts";

/** What a deployment does, in order, in words. */
export function deploySteps(target: Target, ruleDays: number): string[] {
  const publicOrigin = target.publicOrigin ?? "the Worker's workers.dev host";
  const dashboardOrigin = target.dashboardOrigin ?? "the Pages project's pages.dev host";
  const catalogs = Array.from({ length: target.catalogs }, (_, n) => catalogName(target.worker, n));
  return [
    `D1 databases ${[target.control, ...catalogs].join(", ")}: found or created; further catalogs of this name are found and bound`,
    `R2 bucket ${target.bucket}: found or created`,
    `R2 lifecycle: objects under ${rulePrefix} expire after ${ruleDays} days`,
    `Pages project ${target.pagesProject}: found or created; the dashboard answers on ${dashboardOrigin}`,
    "D1 migrations: applied to all of them; the plans written where they are missing",
    `Worker ${target.worker}: deployed; recorder, ingest and player frame answer on ${publicOrigin}`,
    "Secret AUTH_SECRET, which signs logins: made at random where it is missing",
    `Pages project ${target.pagesProject}: deployed, with /api forwarded to ${target.worker}`,
  ];
}
