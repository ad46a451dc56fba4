import type { OrganisationId } from "../../protocol/ids.ts";
import { quotaKnownMs } from "../../protocol/limits.ts";
import { AppError } from "../app-error.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { findSession } from "../catalog/find-session.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import { makeExpiringCache } from "../control/expiring-cache.ts";
import type { Site } from "../control/sites.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { monthSessions } from "./plan/month-sessions.ts";

const usedBy = makeExpiringCache<OrganisationId, number>(1_000);

/**
 * For a tab's first chunk: a session that is not listed yet is new, and past the month's quota no new one is taken.
 * Those under way go on. Counted from the catalogs' own counters, so that no object stands in every session's way;
 * each isolate knows the count for a minute, hence a quota is exceeded by what comes in that minute.
 * @throws AppError `quota_exceeded`
 */
export async function refusePastQuota(
  env: Env,
  site: Pick<Site, "organisationId" | "websiteId" | "monthlySessions">,
  address: SessionAddress,
  nowMs: number,
): Promise<void> {
  if (site.monthlySessions !== null && (await isUsedUp(env, site, site.monthlySessions, address, nowMs))) {
    throw new AppError("quota_exceeded", "The plan's sessions of this month are used up.");
  }
}

async function isUsedUp(
  env: Env,
  { organisationId, websiteId }: Pick<Site, "organisationId" | "websiteId">,
  monthlySessions: number,
  address: SessionAddress,
  nowMs: number,
): Promise<boolean> {
  try {
    if ((await usedSessions(env, organisationId, nowMs)) < monthlySessions) return false;
    return (await findSession(await openCatalog(env, websiteId, nowMs), address)) === null;
  } catch (error) {
    // A visit lost for a database that is away would be the worse mistake.
    logError("quota not counted", error);
    return false;
  }
}

async function usedSessions(env: Env, organisationId: OrganisationId, nowMs: number): Promise<number> {
  const known = usedBy.get(organisationId, nowMs);
  if (known !== undefined) return known;
  const used = await monthSessions(env, organisationId, nowMs);
  usedBy.set(organisationId, used, nowMs + quotaKnownMs);
  return used;
}
