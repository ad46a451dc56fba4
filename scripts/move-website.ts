import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { wrangler } from "./deploy/account.ts";
import { moveWebsiteSql } from "./move-website-sql.ts";
import { endAll, endWithSignals } from "./processes.ts";
import { root } from "./root.ts";

// Queues the move of a website to another catalog of the deployment; its cron does the rest. ARCHITECTURE.md says how.
endWithSignals(130);
const { values } = parseArgs({
  options: { website: { type: "string", default: "" }, catalog: { type: "string", default: "" } },
});
const configPath = join(root, ".playhead/deploy/wrangler.json");
if (!/^web_[a-z0-9]{1,32}$/.test(values.website) || !/^\d$/.test(values.catalog)) {
  await endAll(2, "usage: node scripts/move-website.ts --website web_abc --catalog 1");
} else if (!existsSync(configPath)) {
  await endAll(1, "there is no deployment yet: run `npm run deploy` first.");
} else {
  const sql = moveWebsiteSql(values.website, Number(values.catalog), Date.now());
  await wrangler([
    ...["d1", "execute", "CONTROL", "--remote", "--yes"],
    ...["--config", configPath, "--command", sql],
  ]).catch((error: Error) => endAll(1, error.message));
  console.log(`${values.website} is on its way to CATALOG_${values.catalog}; the job ends when it is there.`);
}
