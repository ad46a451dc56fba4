import { and, eq, isNull } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId, SiteKey, WebsiteId } from "../../protocol/ids.ts";
import type { RecorderConfig, RecorderSettings } from "../../protocol/recorder-config.ts";
import { parseWebhookEvents, type WebhookEvent } from "../../protocol/webhook-events.ts";
import { makeExpiringCache } from "./expiring-cache.ts";
import { allowedOrigins, organisations, plans, siteKeys, websites } from "./schema.ts";
import { worksAt } from "./site-keys.ts";

/** A website as strangers meet it, by its site key: all that loader and ingest decide on. */
export interface Site {
  websiteId: WebsiteId;
  organisationId: OrganisationId;
  tag: string;
  recordingEnabled: boolean;
  trigger: RecorderConfig["trigger"];
  samplingRate: number;
  /** What else a member has set; null: nothing. */
  settings: RecorderSettings | null;
  configRevision: number;
  /** Of the organisation's plan; 0 records nothing. */
  retentionDays: number;
  /** Of the plan: new sessions a month over all websites of the organisation; null for any number. */
  monthlySessions: number | null;
  /** Of the plan: whether requests of pages are recorded. */
  hasNetworkPanel: boolean;
  originPatterns: string[];
  /** What its webhooks listen to. */
  webhookEvents: WebhookEvent[];
  /** When the key stops working, server time, ms; null for one that was not replaced. */
  keyEndsAtMs: number | null;
}

/** How long a change of settings, or a revoked key, may take to be felt. */
const knownForMs = 30_000;
/** A key that was just made works soon; a flood of made-up keys still costs little. */
const unknownForMs = 5_000;
const cache = makeExpiringCache<SiteKey, Site | null>(5_000);

/** @returns null for a key that is unknown or no longer works */
export async function findSite(control: D1Database, siteKey: SiteKey, nowMs: number): Promise<Site | null> {
  const cached = cache.get(siteKey, nowMs);
  return cached === undefined ? await findSiteAfresh(control, siteKey, nowMs) : cached;
}

/** For what is itself kept for a while: a change is not to wait for both. */
export async function findSiteAfresh(
  control: D1Database,
  siteKey: SiteKey,
  nowMs: number,
): Promise<Site | null> {
  const site = await readSite(control, siteKey, nowMs);
  const untilMs = nowMs + (site === null ? unknownForMs : knownForMs);
  cache.set(siteKey, site, Math.min(untilMs, site?.keyEndsAtMs ?? untilMs));
  return site;
}

async function readSite(control: D1Database, siteKey: SiteKey, nowMs: number): Promise<Site | null> {
  const rows = await drizzle(control)
    .select({
      websiteId: websites.websiteId,
      organisationId: websites.organisationId,
      tag: websites.tag,
      recordingEnabled: websites.recordingEnabled,
      trigger: websites.trigger,
      samplingRate: websites.samplingRate,
      settings: websites.settings,
      configRevision: websites.configRevision,
      retentionDays: plans.retentionDays,
      monthlySessions: plans.monthlySessions,
      hasNetworkPanel: plans.hasNetworkPanel,
      keyEndsAtMs: siteKeys.revokedAtMs,
      webhookEvents: websites.webhookEvents,
      pattern: allowedOrigins.pattern,
    })
    .from(siteKeys)
    .innerJoin(websites, eq(websites.websiteId, siteKeys.websiteId))
    .innerJoin(organisations, eq(organisations.organisationId, websites.organisationId))
    .innerJoin(plans, eq(plans.planId, organisations.planId))
    .leftJoin(allowedOrigins, eq(allowedOrigins.websiteId, websites.websiteId))
    .where(and(eq(siteKeys.siteKey, siteKey), worksAt(nowMs), isNull(websites.deletedAtMs)))
    .all();
  const [first] = rows;
  if (first === undefined) return null;
  const { pattern: _, webhookEvents, ...site } = first;
  return {
    ...site,
    webhookEvents: parseWebhookEvents(webhookEvents),
    originPatterns: rows.flatMap((row) => (row.pattern === null ? [] : [row.pattern])),
  };
}
