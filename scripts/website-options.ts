import { parseArgs } from "node:util";
import * as z from "zod";
import { parseOrganisationId, type WebsiteId } from "../protocol/ids.ts";
import { parseOriginPattern } from "../protocol/origin-pattern.ts";
import { planIdShape } from "./plan-options.ts";
import { type Account, quote } from "./seed.ts";
import { type Recording, readRecording, readWebsiteId } from "./website-settings.ts";

export interface NewWebsite {
  name: string;
  /** The organisation it is of; null: a new one, on this plan. */
  organisationId: string | null;
  planId: string;
  origins: string[];
  recording: Recording;
}

export type WebsiteOptions =
  | { kind: "website"; website: NewWebsite }
  /** A website there is records otherwise from now on. */
  | { kind: "recording"; websiteId: WebsiteId; recording: Partial<Recording> }
  | { kind: "refused"; message: string };

const usage = `npm run website -- --name "My shop" --origin https://shop.example [--origin https://*.shop.example] [--plan pro | --organisation org_abc]
       [--trigger smart|errors_only|all] [--sampling 0.02] [--settings settings.json]
npm run website -- --website web_abc [--trigger …] [--sampling …] [--settings …]`;

/** A new website records what is worth it; of all visits it would be one in fifty. */
const firstRecording: Recording = { trigger: "smart", samplingRate: 0.02, settings: {} };

/** @param readFile a file's text; throws where there is none */
export function readWebsiteOptions(
  args: readonly string[],
  readFile: (path: string) => string,
): WebsiteOptions {
  const refused = (message: string): WebsiteOptions => ({ kind: "refused", message: `${message}\n${usage}` });
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        name: { type: "string" },
        origin: { type: "string", multiple: true, default: [] },
        plan: { type: "string" },
        organisation: { type: "string" },
        website: { type: "string" },
        trigger: { type: "string" },
        sampling: { type: "string" },
        settings: { type: "string" },
      },
    });
    const recording = readRecording(values, readFile);
    if (values.website !== undefined) {
      if (Object.keys(recording).length === 0) return refused("Nothing is to be changed.");
      return { kind: "recording", websiteId: readWebsiteId(values.website), recording };
    }
    if (!values.name) return refused("A website needs a name.");
    if (values.origin.length === 0) return refused("A website needs at least one origin it is served from.");
    const wrong = values.origin.find((origin) => parseOriginPattern(origin) === null);
    if (wrong !== undefined) return refused(`"${wrong}" is not an origin such as https://shop.example.`);
    const {
      name,
      plan: planId = "enterprise",
      origin: origins,
      organisation: organisationId = null,
    } = values;
    if (!planIdShape.test(planId)) return refused(`"${planId}" is no plan's id.`);
    if (organisationId !== null && parseOrganisationId(organisationId) === null)
      return refused(`"${organisationId}" is no organisation's id.`);
    if (organisationId !== null && values.plan !== undefined)
      return refused("An organisation that is there is on a plan.");
    return {
      kind: "website",
      website: { name, organisationId, planId, origins, recording: { ...firstRecording, ...recording } },
    };
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}

/** SQL for `CONTROL`: the plans there are, whether shipped or the operator's own. */
export const plansQuery = "SELECT plan_id FROM plans ORDER BY retention_days, plan_id";
const planRows = z.array(z.object({ plan_id: z.string() }));

/** SQL for `CONTROL` that finds an organisation. */
export const organisationQuery = (organisationId: string): string =>
  `SELECT organisation_id FROM organisations WHERE organisation_id = ${quote(organisationId)}`;

export type PlanChoice = { kind: "known" } | { kind: "unknown_plan"; message: string };

/** @param rows what `plansQuery` answered */
export function decidePlan(rows: readonly unknown[], planId: string): PlanChoice {
  const planIds = planRows.parse(rows).map((row) => row.plan_id);
  if (planIds.includes(planId)) return { kind: "known" };
  const there = planIds.length === 0 ? "has no plans" : `has the plans ${planIds.join(", ")}`;
  return {
    kind: "unknown_plan",
    message: `There is no plan ${planId}: the deployment ${there}; \`npm run plan\` adds one.`,
  };
}

/** @param random as many random bytes as asked for, from a generator fit for keys */
export function makeAccount(
  { name, organisationId, planId, origins, recording }: NewWebsite,
  random: (bytes: number) => Buffer,
): Account {
  const id = () => random(8).toString("hex");
  return {
    organisationId: organisationId ?? `org_${id()}`,
    organisationName: name,
    planId,
    websiteId: `web_${id()}`,
    websiteName: name,
    websiteTag: id(),
    siteKey: `pk_${random(12).toString("hex")}`,
    apiKey: `phk_${random(24).toString("hex")}`,
    allowedOrigins: origins,
    trigger: recording.trigger,
    samplingRate: recording.samplingRate,
    settings: JSON.stringify(recording.settings),
  };
}
