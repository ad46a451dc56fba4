import type { UsageDay } from "../../../protocol/api-plan.ts";
import type { OrganisationId } from "../../../protocol/ids.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import { usageOfDays } from "../../catalog/usage-of-day.ts";
import { firstUncountedDay, usageBetween } from "../../control/usage.ts";
import { websiteIdsOf } from "../../control/websites.ts";
import type { Env } from "../../env.ts";
import { dateOf, type UsageRange } from "./usage-range.ts";

/** What the organisation's websites used day by day: the cron's counts, and of the last days the sessions themselves. */
export async function usedDays(
  env: Env,
  organisationId: OrganisationId,
  { fromDay, toDay }: Extract<UsageRange, { kind: "range" }>,
  nowMs: number,
): Promise<UsageDay[]> {
  const openDay = Math.max(fromDay, (await firstUncountedDay(env.CONTROL)) ?? fromDay);
  const counted = await usageBetween(env.CONTROL, organisationId, fromDay, Math.min(toDay, openDay - 1));
  const open =
    openDay > toDay
      ? []
      : await Promise.all(
          (await websiteIdsOf(env.CONTROL, organisationId)).map(async (websiteId) => {
            const catalog = await openCatalog(env, websiteId, nowMs);
            const days = await usageOfDays(catalog, websiteId, openDay, toDay);
            return days.map((day) => ({ ...day, websiteId }));
          }),
        );
  return [...counted, ...open.flat()]
    .sort((one, other) => one.day - other.day || (one.websiteId < other.websiteId ? -1 : 1))
    .map(({ day, websiteId, sessions, events, chunks, bytes }) => ({
      ...{ day: dateOf(day), websiteId, sessions, events, chunks, bytes },
    }));
}
