import { and, eq, isNull, min } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { Website } from "../../protocol/api.ts";
import type { OrganisationId, WebsiteId } from "../../protocol/ids.ts";
import { allowedOrigins, organisations, plans, siteKeys, websites } from "./schema.ts";

/** One that is being erased is gone for everybody. */
const isThere = isNull(websites.deletedAtMs);

/** The organisation's websites by name, each with one of its keys in use; an empty key when all are revoked. */
export async function listWebsites(control: D1Database, organisationId: OrganisationId): Promise<Website[]> {
  const rows = await drizzle(control)
    .select({
      websiteId: websites.websiteId,
      name: websites.name,
      siteKey: min(siteKeys.siteKey),
      planName: plans.name,
      retentionDays: plans.retentionDays,
    })
    .from(websites)
    .innerJoin(organisations, eq(organisations.organisationId, websites.organisationId))
    .innerJoin(plans, eq(plans.planId, organisations.planId))
    .leftJoin(siteKeys, and(eq(siteKeys.websiteId, websites.websiteId), isNull(siteKeys.revokedAtMs)))
    .where(and(eq(websites.organisationId, organisationId), isThere))
    .groupBy(websites.websiteId)
    .orderBy(websites.name, websites.websiteId)
    .all();
  return rows.map((row) => ({ ...row, siteKey: row.siteKey ?? "" }));
}

/** With those that are being erased: what they had counts. */
export async function websiteIdsOf(
  control: D1Database,
  organisationId: OrganisationId,
): Promise<WebsiteId[]> {
  const rows = await drizzle(control)
    .select({ websiteId: websites.websiteId })
    .from(websites)
    .where(eq(websites.organisationId, organisationId))
    .all();
  return rows.map(({ websiteId }) => websiteId);
}

/** Whether the website is the organisation's: another's and one that does not exist are the same. */
export async function ownsWebsite(
  control: D1Database,
  organisationId: OrganisationId,
  websiteId: WebsiteId,
): Promise<boolean> {
  const row = await drizzle(control)
    .select({ websiteId: websites.websiteId })
    .from(websites)
    .where(and(eq(websites.websiteId, websiteId), eq(websites.organisationId, organisationId), isThere))
    .get();
  return row !== undefined;
}

/** @returns the organisation's website of that tag with its plan; null also when the tag is another organisation's */
export async function websiteOfTag(
  control: D1Database,
  organisationId: OrganisationId,
  tag: string,
): Promise<{ websiteId: WebsiteId; retentionDays: number; hasNetworkPanel: boolean } | null> {
  const { retentionDays, hasNetworkPanel } = plans;
  const row = await drizzle(control)
    .select({ websiteId: websites.websiteId, retentionDays, hasNetworkPanel })
    .from(websites)
    .innerJoin(organisations, eq(organisations.organisationId, websites.organisationId))
    .innerJoin(plans, eq(plans.planId, organisations.planId))
    .where(and(eq(websites.tag, tag), eq(websites.organisationId, organisationId), isThere))
    .get();
  return row ?? null;
}

/**
 * @returns patterns of the origins that a replayed page may load from, none where the website does not want it; null when
 * there is no such website
 */
export async function playerOriginsOf(control: D1Database, websiteId: WebsiteId): Promise<string[] | null> {
  const rows = await drizzle(control)
    .select({ pattern: allowedOrigins.pattern, loadsFromWebsite: websites.loadsFromWebsite })
    .from(websites)
    .leftJoin(allowedOrigins, eq(allowedOrigins.websiteId, websites.websiteId))
    .where(and(eq(websites.websiteId, websiteId), isThere))
    .all();
  if (rows.length === 0) return null;
  return rows.flatMap(({ pattern, loadsFromWebsite }) =>
    pattern === null || !loadsFromWebsite ? [] : [pattern],
  );
}
