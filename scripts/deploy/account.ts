import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { runNode } from "../processes.ts";
import { quietWrangler, wranglerEntry } from "../wrangler.ts";
import { type CatalogDatabase, catalogsAmong, type ListedDatabase, missingCatalogs } from "./catalogs.ts";
import { ruleName, rulePrefix, ruleStep, standingDays } from "./lifecycle.ts";

const databases = z.array(z.object({ name: z.string(), uuid: z.string() }));
const queryResults = z.array(z.object({ results: z.array(z.unknown()) }));
const projects = z.array(z.object({ "Project Name": z.string(), "Project Domains": z.string() }));

/** Runs wrangler on the operator's account and answers what it printed. */
export async function wrangler(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { exitCode, output } = await runNode([wranglerEntry, ...args], {
    stdio: "pipe",
    env: { ...quietWrangler, NO_COLOR: "1", ...env },
  });
  if (exitCode !== 0) throw new Error(`wrangler ${args.join(" ")} failed:\n${output.trim()}`);
  return output;
}

/** The part of an output that is JSON: wrangler may warn before it. */
const jsonIn = (output: string): unknown => JSON.parse(output.slice(output.search(/^\[/m)));

export async function requireLogin(): Promise<void> {
  const { exitCode } = await runNode([wranglerEntry, "whoami", "--json"], {
    stdio: "pipe",
    env: quietWrangler,
  });
  if (exitCode !== 0) {
    throw new Error("not signed in to Cloudflare: run `npx wrangler login`, or set CLOUDFLARE_API_TOKEN.");
  }
}

const listDatabases = async (): Promise<ListedDatabase[]> =>
  databases.parse(jsonIn(await wrangler(["d1", "list", "--json"])));

/** Id of the database of this name, made when there is none. */
export async function ensureDatabase(name: string): Promise<string> {
  const find = async () => (await listDatabases()).find((each) => each.name === name)?.uuid;
  const found = await find();
  if (found !== undefined) return found;
  await wrangler(["d1", "create", name]);
  const made = await find();
  if (made === undefined) throw new Error(`the database ${name} was made and is not listed; try again.`);
  return made;
}

/** All catalogs that the account has of this Worker; those that are missing among the first `atLeast` are made. */
export async function ensureCatalogs(worker: string, atLeast: number): Promise<CatalogDatabase[]> {
  const standing = catalogsAmong(await listDatabases(), worker);
  for (const name of missingCatalogs(standing, worker, atLeast)) await ensureDatabase(name);
  return catalogsAmong(await listDatabases(), worker);
}

export async function ensureBucket(name: string): Promise<void> {
  const listed = await wrangler(["r2", "bucket", "list"]);
  if (!new RegExp(`^name:\\s+${name}$`, "m").test(listed)) await wrangler(["r2", "bucket", "create", name]);
}

/**
 * The rule that deletes what the sweep has missed; an operator's own rules stay as they are.
 * @param atLeastDays a longer rule that stands is left that long
 * @returns days of the rule
 */
export async function ensureLifecycle(bucket: string, atLeastDays: number): Promise<number> {
  const rules = ["r2", "bucket", "lifecycle"];
  const listed = await wrangler([...rules, "list", bucket]);
  const days = Math.max(atLeastDays, standingDays(listed) ?? 0);
  const step = ruleStep(listed, days);
  if (step === "keep") return days;
  if (step === "replace") await wrangler([...rules, "remove", bucket, "--name", ruleName]);
  await wrangler([...rules, "add", bucket, ruleName, rulePrefix, "--expire-days", String(days), "--force"]);
  return days;
}

/** Origin of the Pages project of this name, made when there is none. Its host has a suffix where the name was taken. */
export async function ensurePagesProject(name: string): Promise<string> {
  const find = async () =>
    projects
      .parse(jsonIn(await wrangler(["pages", "project", "list", "--json"])))
      .find((each) => each["Project Name"] === name);
  let project = await find();
  if (!project) {
    await wrangler(["pages", "project", "create", name, "--production-branch", "main"]);
    project = await find();
  }
  const host = project?.["Project Domains"].split(", ").find((domain) => domain.endsWith(".pages.dev"));
  if (host === undefined) throw new Error(`the Pages project ${name} has no pages.dev host.`);
  return `https://${host}`;
}

const deployEntry = z.object({ type: z.literal("deploy"), targets: z.array(z.string()) });

/** The workers.dev origin among what a deploy reports, one JSON object a line; null when there is none. */
export function workersDevOrigin(report: string): string | null {
  const targets = report
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => deployEntry.safeParse(JSON.parse(line)))
    .flatMap((entry) => (entry.success ? entry.data.targets : []));
  return targets.find((target) => /^https:\/\/[^/ ]+\.workers\.dev$/.test(target)) ?? null;
}

/** Deploys the Worker of this config and answers its workers.dev origin; null when it has none. */
export async function deployWorker(configPath: string): Promise<string | null> {
  const reportPath = join(dirname(configPath), "deploy-report.ndjson");
  mkdirSync(dirname(reportPath), { recursive: true });
  rmSync(reportPath, { force: true });
  await wrangler(["deploy", "--config", configPath], { WRANGLER_OUTPUT_FILE_PATH: reportPath });
  return workersDevOrigin(readFileSync(reportPath, "utf8"));
}

/** Runs a file of SQL in the account's `CONTROL`, as the config at `configPath` names it. */
export async function executeControl(configPath: string, sqlPath: string): Promise<void> {
  const args = ["d1", "execute", "CONTROL", "--remote", "--yes", "--config", configPath, "--file", sqlPath];
  await wrangler(args);
}

/** Runs statements in the account's `CONTROL` and answers the rows of each. */
export async function queryControl(configPath: string, sql: string): Promise<unknown[][]> {
  const where = ["d1", "execute", "CONTROL", "--remote", "--yes", "--json", "--config", configPath];
  const answers = queryResults.parse(jsonIn(await wrangler([...where, "--command", sql])));
  return answers.map(({ results }) => results);
}
