import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { WebsiteId } from "../../protocol/ids.ts";
import { organisations, plans, websites } from "./schema.ts";
import type { Site } from "./sites.ts";

/** What decides on a session that is brought to a website by hand. */
export type ImportTerms = Pick<
  Site,
  "websiteId" | "organisationId" | "tag" | "settings" | "retentionDays" | "monthlySessions"
>;

/** @returns null when there is no such website */
export async function importTermsOf(control: D1Database, websiteId: WebsiteId): Promise<ImportTerms | null> {
  const terms = await drizzle(control)
    .select({
      websiteId: websites.websiteId,
      organisationId: websites.organisationId,
      tag: websites.tag,
      settings: websites.settings,
      retentionDays: plans.retentionDays,
      monthlySessions: plans.monthlySessions,
    })
    .from(websites)
    .innerJoin(organisations, eq(organisations.organisationId, websites.organisationId))
    .innerJoin(plans, eq(plans.planId, organisations.planId))
    .where(eq(websites.websiteId, websiteId))
    .get();
  return terms ?? null;
}
