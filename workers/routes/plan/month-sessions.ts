import type { OrganisationId } from "../../../protocol/ids.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import { sessionsSince } from "../../catalog/sessions-since.ts";
import { websiteIdsOf } from "../../control/websites.ts";
import type { Env } from "../../env.ts";

/** When the calendar month began, server time, ms: quotas are of months in UTC. */
export function monthStartMs(nowMs: number): number {
  const now = new Date(nowMs);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth());
}

/** New sessions of this month over all websites of the organisation, by the catalogs' own counters. */
export async function monthSessions(
  env: Env,
  organisationId: OrganisationId,
  nowMs: number,
): Promise<number> {
  const sinceMs = monthStartMs(nowMs);
  const counts = await Promise.all(
    (await websiteIdsOf(env.CONTROL, organisationId)).map(async (websiteId) =>
      sessionsSince(await openCatalog(env, websiteId, nowMs), websiteId, sinceMs),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
