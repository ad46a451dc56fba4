import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { root } from "../root.ts";
import { catalogNumbers } from "./catalogs.ts";

/** Where the last deployment's configs stand. */
export const deployFolder = join(root, ".playhead/deploy");
export const deployedConfigPath = join(deployFolder, "wrangler.json");

const generatedConfig = z.object({
  name: z.string(),
  d1_databases: z.array(z.object({ binding: z.string() })).default([]),
  vars: z.object({
    PUBLIC_ORIGIN: z.string(),
    DASHBOARD_ORIGIN: z.string(),
    ARCHIVE_RULE_DAYS: z.string().regex(/^\d+$/).optional(),
  }),
});

export interface GeneratedConfig {
  worker: string;
  publicOrigin: string;
  dashboardOrigin: string;
  /** Days after which the archive deletes by itself; null where the config is older than this variable. */
  ruleDays: number | null;
  /** Numbers of the catalogs that the Worker has bindings for. */
  catalogs: number[];
}

/** What a deployment's config says of it; null for a text that is none. */
export function parseGeneratedConfig(text: string): GeneratedConfig | null {
  const parsed = generatedConfig.safeParse(JSON.parse(text));
  if (!parsed.success) return null;
  const { name, vars, d1_databases } = parsed.data;
  const days = vars.ARCHIVE_RULE_DAYS;
  return {
    worker: name,
    publicOrigin: vars.PUBLIC_ORIGIN,
    dashboardOrigin: vars.DASHBOARD_ORIGIN,
    ruleDays: days === undefined ? null : Number(days),
    catalogs: catalogNumbers(d1_databases.map(({ binding }) => binding)),
  };
}

/** The last deployment's; null before the first. */
export const readGeneratedConfig = (): GeneratedConfig | null =>
  existsSync(deployedConfigPath) ? parseGeneratedConfig(readFileSync(deployedConfigPath, "utf8")) : null;

/** The last deployment's if it was of this Worker: another one has a bucket of its own. */
export function earlierConfigOf(worker: string): GeneratedConfig | null {
  const earlier = readGeneratedConfig();
  return earlier?.worker === worker ? earlier : null;
}
