import { createHash } from "node:crypto";
import { defaultPlans } from "../protocol/plans.ts";
import { demo } from "./demo.ts";

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
const sha256Hex = (text: string) => createHash("sha256").update(text).digest("hex");

const insert = (table: string, columns: string, values: readonly (string | number)[]): string => {
  const list = values.map((value) => (typeof value === "number" ? value : quote(value))).join(", ");
  return `INSERT INTO ${table} (${columns}) VALUES (${list}) ON CONFLICT DO NOTHING;\n`;
};

/** SQL that writes the plans the product ships with into `CONTROL`; those that stand are left as they are. */
export const plansSql = (): string =>
  defaultPlans
    .map((plan) =>
      insert("plans", "plan_id, name, retention_days, has_network_panel", [
        plan.planId,
        plan.name,
        plan.retentionDays,
        Number(plan.hasNetworkPanel),
      ]),
    )
    .join("");

/** SQL that writes the plans and the demo account into `CONTROL`. Run again, it changes nothing. */
export function seedSql(): string {
  const { organisationId, websiteId } = demo;
  // A fixed time, so that the seed is the same text at every start.
  const createdAt = Date.UTC(2026, 0, 1);
  return [
    plansSql(),
    insert("organisations", "organisation_id, name, plan_id", [
      organisationId,
      demo.organisationName,
      demo.planId,
    ]),
    insert(
      "websites",
      "website_id, organisation_id, name, tag, recording_enabled, trigger, sampling_rate, config_revision, created_at",
      [websiteId, organisationId, demo.websiteName, demo.websiteTag, 1, "all", 1, 1, createdAt],
    ),
    ...demo.allowedOrigins.map((pattern) =>
      insert("allowed_origins", "website_id, pattern", [websiteId, pattern]),
    ),
    insert("site_keys", "site_key, website_id", [demo.siteKey, websiteId]),
    insert("api_keys", "key_hash, organisation_id, name, created_at", [
      sha256Hex(demo.apiKey),
      organisationId,
      "Demo key",
      createdAt,
    ]),
    insert("shards", "website_id, catalog", [websiteId, 0]),
  ].join("");
}
