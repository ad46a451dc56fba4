import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { WebsiteId } from "../protocol/ids.ts";
import { executeControl, queryControl } from "./deploy/account.ts";
import { deployedConfigPath, deployFolder } from "./deploy/generated-config.ts";
import { endAll, endWithSignals } from "./processes.ts";
import { accountSql, websiteSql } from "./seed.ts";
import {
  decidePlan,
  makeAccount,
  type NewWebsite,
  organisationQuery,
  plansQuery,
  readWebsiteOptions,
} from "./website-options.ts";
import { type Recording, recordingSql, websiteQuery } from "./website-settings.ts";

async function execute(sql: string): Promise<void> {
  const sqlPath = join(deployFolder, "website.sql");
  writeFileSync(sqlPath, sql, { mode: 0o600 });
  await executeControl(deployedConfigPath, sqlPath).finally(() => rmSync(sqlPath));
}

/** @returns what to tell the operator, the API key this once */
async function add(website: NewWebsite): Promise<string> {
  const account = makeAccount(website, randomBytes);
  const told = `
  Website     ${account.websiteName} (${account.websiteId}) of ${account.organisationId}
  Tag         <script async src="https://YOUR-WORKER-HOST/r/${account.siteKey}.js"></script>
`;
  if (website.organisationId !== null) {
    const [found = []] = await queryControl(deployedConfigPath, organisationQuery(website.organisationId));
    if (found.length === 0)
      throw new Error(`There is no organisation ${website.organisationId}. Nothing was changed.`);
    await execute(websiteSql(account, Date.now()));
    return told;
  }
  const [plans = []] = await queryControl(deployedConfigPath, plansQuery);
  const choice = decidePlan(plans, website.planId);
  if (choice.kind === "unknown_plan") throw new Error(`${choice.message} Nothing was changed.`);
  await execute(accountSql(account, Date.now()));
  return `${told.trimEnd()}
  Plan        ${account.planId}
  API key     ${account.apiKey}   shown this once, kept as its hash
`;
}

/** @returns what to tell the operator */
async function change(websiteId: WebsiteId, recording: Partial<Recording>): Promise<string> {
  const found = await queryControl(deployedConfigPath, websiteQuery(websiteId));
  if ((found[0] ?? []).length === 0)
    throw new Error(`There is no website ${websiteId}. Nothing was changed.`);
  await execute(recordingSql(websiteId, recording));
  return `${websiteId} records so from the next page on, within a minute.`;
}

// Adds a website to the deployment that `npm run deploy` made, and prints its keys: the API key this once. Or
// changes how one records.
endWithSignals(130);
const options = readWebsiteOptions(process.argv.slice(2), (path) => readFileSync(path, "utf8"));
if (options.kind === "refused") await endAll(2, options.message);
else if (!existsSync(deployedConfigPath))
  await endAll(1, "there is no deployment yet: run `npm run deploy` first.");
else {
  const done =
    options.kind === "website" ? add(options.website) : change(options.websiteId, options.recording);
  console.log(await done.catch((error: Error) => endAll(1, error.message)));
}
