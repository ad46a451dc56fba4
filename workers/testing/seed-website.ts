import { drizzle } from "drizzle-orm/d1";
import {
  type OrganisationId,
  parseOrganisationId,
  parseSiteKey,
  randomText,
  type SiteKey,
  type WebsiteId,
} from "../../protocol/ids.ts";
import type { RecorderSettings } from "../../protocol/recorder-config.ts";
import { apiKeyHash } from "../control/api-keys.ts";
import { allowedOrigins, apiKeys, organisations, plans, siteKeys, websites } from "../control/schema.ts";
import type { Env } from "../env.ts";
import { websiteIdOf } from "./session-row.ts";

/** A website of an organisation of its own, on a plan of its own: no test meets another's rows. */
export interface SeededWebsite {
  organisationId: OrganisationId;
  websiteId: WebsiteId;
  siteKey: SiteKey;
  tag: string;
  apiKey: string;
  /** An origin it accepts. */
  origin: string;
}

export interface SeedOptions {
  retentionDays?: number;
  monthlySessions?: number;
  maxMembers?: number;
  hasNetworkPanel?: boolean;
  recordingEnabled?: boolean;
  settings?: RecorderSettings;
  origins?: string[];
  isSiteKeyRevoked?: boolean;
  isApiKeyRevoked?: boolean;
}

export async function seedWebsite(env: Env, options: SeedOptions = {}): Promise<SeededWebsite> {
  const name = randomText(crypto.getRandomValues(new Uint8Array(12)));
  const origin = `https://${name}.example`;
  const seeded = {
    organisationId: idOf(parseOrganisationId, `org_${name}`),
    websiteId: websiteIdOf(`web_${name}`),
    siteKey: idOf(parseSiteKey, `pk_${name}`),
    tag: name,
    apiKey: `phk_${name}`,
    origin,
  };
  const { organisationId, websiteId, siteKey, apiKey } = seeded;
  const revokedAtMs = (isRevoked: boolean | undefined) => (isRevoked ? 1 : null);
  const control = drizzle(env.CONTROL);
  await control.batch([
    control.insert(plans).values({
      planId: name,
      name: "Test",
      retentionDays: options.retentionDays ?? 30,
      monthlySessions: options.monthlySessions ?? null,
      hasNetworkPanel: options.hasNetworkPanel ?? false,
      maxMembers: options.maxMembers ?? null,
    }),
    control.insert(organisations).values({ organisationId, name, planId: name }),
    control.insert(websites).values({
      websiteId,
      organisationId,
      name,
      tag: seeded.tag,
      recordingEnabled: options.recordingEnabled ?? true,
      trigger: "all",
      samplingRate: 1,
      settings: options.settings ?? null,
      configRevision: 7,
      createdAtMs: 0,
    }),
    control
      .insert(allowedOrigins)
      .values([origin, ...(options.origins ?? [])].map((pattern) => ({ websiteId, pattern }))),
    control
      .insert(siteKeys)
      .values({ siteKey, websiteId, revokedAtMs: revokedAtMs(options.isSiteKeyRevoked) }),
    control.insert(apiKeys).values({
      keyHash: apiKeyHash(apiKey),
      organisationId,
      name: "Test",
      createdAtMs: 0,
      revokedAtMs: revokedAtMs(options.isApiKeyRevoked),
    }),
  ]);
  return seeded;
}

function idOf<Id>(parse: (text: string) => Id | null, text: string): Id {
  const id = parse(text);
  if (id === null) throw new Error(`not an id: ${text}`);
  return id;
}
