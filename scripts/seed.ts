import { createHash } from "node:crypto";
import { defaultPlans } from "../protocol/plans.ts";
import { demo } from "./demo.ts";

/** A text as SQL. */
export const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
export const sha256Hex = (text: string) => createHash("sha256").update(text).digest("hex");

const insert = (table: string, columns: string, values: readonly (string | number | null)[]): string => {
  const list = values
    .map((value) => (typeof value === "string" ? quote(value) : (value ?? "NULL")))
    .join(", ");
  return `INSERT INTO ${table} (${columns}) VALUES (${list}) ON CONFLICT DO NOTHING;\n`;
};

/** SQL that writes the plans the product ships with into `CONTROL`; those that stand are left as they are. */
export const plansSql = (): string =>
  defaultPlans
    .map((plan) =>
      insert("plans", "plan_id, name, retention_days, has_network_panel, max_members", [
        plan.planId,
        plan.name,
        plan.retentionDays,
        Number(plan.hasNetworkPanel),
        plan.maxMembers,
      ]),
    )
    .join("");

/** A website of an organisation, as it is made. */
export interface SeededWebsite {
  organisationId: string;
  websiteId: string;
  websiteName: string;
  websiteTag: string;
  siteKey: string;
  allowedOrigins: readonly string[];
  trigger: "all" | "errors_only" | "smart";
  /** Share of sessions to record; for trigger `all`. */
  samplingRate: number;
  /** What else the recorder is told, JSON as `websiteSettings` of the API has it. */
  settings: string;
}

/** An organisation with one website, its keys in the clear: only the SQL below may see them, and hashes the API key. */
export interface Account extends SeededWebsite {
  organisationName: string;
  planId: string;
  apiKey: string;
}

/**
 * SQL that writes an account into `CONTROL`. Run again, it changes nothing.
 * @param createdAtMs server time
 */
export function accountSql(account: Account, createdAtMs: number): string {
  const { organisationId } = account;
  return [
    insert("organisations", "organisation_id, name, plan_id", [
      organisationId,
      account.organisationName,
      account.planId,
    ]),
    websiteSql(account, createdAtMs),
    insert("api_keys", "key_hash, organisation_id, name, created_at", [
      sha256Hex(account.apiKey),
      organisationId,
      "First key",
      createdAtMs,
    ]),
  ].join("");
}

/**
 * SQL that writes a website into `CONTROL`, of an organisation that is there. Run again, it changes nothing.
 * @param createdAtMs server time
 */
export function websiteSql(website: SeededWebsite, createdAtMs: number): string {
  const { organisationId, websiteId } = website;
  return [
    insert(
      "websites",
      "website_id, organisation_id, name, tag, recording_enabled, trigger, sampling_rate, settings, config_revision, created_at",
      [
        websiteId,
        organisationId,
        website.websiteName,
        website.websiteTag,
        1,
        website.trigger,
        website.samplingRate,
        website.settings,
        1,
        createdAtMs,
      ],
    ),
    ...website.allowedOrigins.map((pattern) =>
      insert("allowed_origins", "website_id, pattern", [websiteId, pattern]),
    ),
    insert("site_keys", "site_key, website_id, made_at", [website.siteKey, websiteId, createdAtMs]),
    insert("shards", "website_id, catalog", [websiteId, 0]),
  ].join("");
}

/** SQL that lets the demo's owner sign in. */
function demoOwnerSql(createdAtMs: number): string {
  const personId = "per_demo";
  return [
    insert("people", "person_id, name, email, is_email_verified, created_at, updated_at", [
      personId,
      demo.memberName,
      demo.memberEmail,
      1,
      createdAtMs,
      createdAtMs,
    ]),
    insert(
      "credentials",
      "credential_id, person_id, provider_id, account_id, password_hash, created_at, updated_at",
      ["cre_demo", personId, "credential", personId, demo.memberPasswordHash, createdAtMs, createdAtMs],
    ),
    insert("members", "organisation_id, person_id, role, joined_at", [
      demo.organisationId,
      personId,
      "owner",
      createdAtMs,
    ]),
  ].join("");
}

/** SQL of the local start: the plans and the demo account, at a fixed time, so that it is the same text each time. */
export function seedSql(): string {
  const createdAtMs = Date.UTC(2026, 0, 1);
  return plansSql() + accountSql(demo, createdAtMs) + demoOwnerSql(createdAtMs);
}
