import { randomBytes } from "node:crypto";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { executeControl } from "./deploy/account.ts";
import { deployedConfigPath, deployFolder } from "./deploy/generated-config.ts";
import { endAll, endWithSignals } from "./processes.ts";
import { accountSql } from "./seed.ts";
import { makeAccount, readWebsiteOptions } from "./website-options.ts";

// Adds a website to the deployment that `npm run deploy` made, and prints its keys: the API key this once.
endWithSignals(130);
const options = readWebsiteOptions(process.argv.slice(2));
if (options.kind === "refused") await endAll(2, options.message);
else if (!existsSync(deployedConfigPath))
  await endAll(1, "there is no deployment yet: run `npm run deploy` first.");
else {
  const account = makeAccount(options.website, randomBytes);
  const sqlPath = join(deployFolder, "website.sql");
  writeFileSync(sqlPath, accountSql(account, Date.now()), { mode: 0o600 });
  await executeControl(deployedConfigPath, sqlPath)
    .catch((error: Error) => endAll(1, error.message))
    .finally(() => rmSync(sqlPath));
  console.log(`
  Website     ${account.websiteName} (${account.websiteId}) of ${account.organisationId}, plan ${account.planId}
  Tag         <script async src="https://YOUR-WORKER-HOST/r/${account.siteKey}.js"></script>
  API key     ${account.apiKey}   shown this once, kept as its hash
`);
}
