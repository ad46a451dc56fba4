import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { plansSql } from "../seed.ts";
import {
  deployWorker,
  ensureBucket,
  ensureCatalogs,
  ensureDatabase,
  ensureLifecycle,
  ensurePagesProject,
  executeControl,
  requireLogin,
  wrangler,
} from "./account.ts";
import { ensureAuthSecret } from "./auth-secret.ts";
import { type CatalogDatabase, catalogBinding } from "./catalogs.ts";
import { composePages, writeWorkerConfig } from "./compose.ts";
import { earlierConfigOf, deployFolder as folder } from "./generated-config.ts";
import type { Target } from "./target.ts";

async function prepareRemoteDatabases(
  configPath: string,
  catalogs: readonly CatalogDatabase[],
): Promise<void> {
  for (const binding of ["CONTROL", ...catalogs.map(({ number }) => catalogBinding(number))]) {
    await wrangler(["d1", "migrations", "apply", binding, "--remote", "--config", configPath]);
  }
  const plansPath = join(folder, "plans.sql");
  writeFileSync(plansPath, plansSql());
  await executeControl(configPath, plansPath);
  rmSync(plansPath);
}

/** Deploys Worker and dashboard to the signed-in account. May be run again at any time; each step finds what stands. */
export async function deployAll(
  target: Target,
  atLeastRuleDays: number,
  log: (line: string) => void,
): Promise<void> {
  await requireLogin();
  log(`D1: ${target.control} and the catalogs`);
  const controlId = await ensureDatabase(target.control);
  const catalogs = await ensureCatalogs(target.worker, target.catalogs);
  log(`R2: ${target.bucket} and its lifecycle rule`);
  await ensureBucket(target.bucket);
  const ruleDays = await ensureLifecycle(target.bucket, atLeastRuleDays);
  log(`Pages project: ${target.pagesProject}`);
  const pagesOrigin = await ensurePagesProject(target.pagesProject);

  const dashboardOrigin = target.dashboardOrigin ?? pagesOrigin;
  // A Worker learns its workers.dev host by being deployed: the first time it is deployed twice.
  const guess =
    target.publicOrigin ?? earlierConfigOf(target.worker)?.publicOrigin ?? "https://unknown.invalid";
  const write = (publicOrigin: string) =>
    writeWorkerConfig(folder, target, { controlId, catalogs, publicOrigin, dashboardOrigin, ruleDays });
  const configPath = write(guess);
  log(`D1: migrations of ${catalogs.map(({ name }) => name).join(", ")}, and plans`);
  await prepareRemoteDatabases(configPath, catalogs);
  log(`Worker: ${target.worker}`);
  const deployedOrigin = await deployWorker(configPath);
  const publicOrigin = target.publicOrigin ?? deployedOrigin;
  if (publicOrigin === null) {
    throw new Error("the account has no workers.dev subdomain: give it one, or pass --public-origin.");
  }
  if (publicOrigin !== guess) {
    log(`Worker: once more, now that its host is known (${publicOrigin})`);
    await deployWorker(write(publicOrigin));
  }
  log("Secret that signs logins");
  await ensureAuthSecret(configPath);
  log(`Pages: ${target.pagesProject}`);
  const pages = composePages(folder, target, publicOrigin);
  await wrangler(["pages", "deploy", "--cwd", pages, "--branch", "main", "--commit-dirty=true"]);

  log(`
  Deployed.

  Dashboard                  ${dashboardOrigin}
  Recorder and ingest        ${publicOrigin}
  Configs as deployed        ${folder}

  The first owner signs up by a link:  npm run owner -- --email you@example.com --name "My company"
`);
  if (target.dashboardOrigin !== null) {
    log(
      `  Add ${target.dashboardOrigin} to the Pages project's custom domains, once, in Cloudflare's dashboard.\n`,
    );
  }
}
