import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId, SiteKey, WebsiteId } from "../../protocol/ids.ts";
import { allowedOrigins, shards, siteKeys, websites } from "./schema.ts";

export interface NewWebsite {
  websiteId: WebsiteId;
  organisationId: OrganisationId;
  name: string;
  tag: string;
  siteKey: SiteKey;
  /** Pattern of the first origin that it is served from. */
  origin: string;
}

/** It records what is worth it from the first visit on; of all visits it would be one in fifty. */
export async function addWebsite(
  control: D1Database,
  { siteKey, origin, ...website }: NewWebsite,
  nowMs: number,
): Promise<void> {
  const { websiteId } = website;
  const database = drizzle(control);
  await database.batch([
    database.insert(websites).values({
      ...website,
      recordingEnabled: true,
      trigger: "smart",
      samplingRate: 0.02,
      settings: {},
      configRevision: 1,
      createdAtMs: nowMs,
    }),
    database.insert(allowedOrigins).values({ websiteId, pattern: origin }),
    database.insert(siteKeys).values({ siteKey, websiteId, madeAtMs: nowMs }),
    database.insert(shards).values({ websiteId, catalog: 0 }),
  ]);
}
