import { parseArgs } from "node:util";
import { queryControl } from "./deploy/account.ts";
import { deployedConfigPath, readGeneratedConfig } from "./deploy/generated-config.ts";
import { moveWebsiteSql } from "./move-website-sql.ts";
import { endAll, endWithSignals } from "./processes.ts";

// Queues the move of a website to another catalog of the deployment; its cron does the rest. ARCHITECTURE.md says how.
endWithSignals(130);
const { values } = parseArgs({
  options: { website: { type: "string", default: "" }, catalog: { type: "string", default: "" } },
});
const config = readGeneratedConfig();
if (!/^web_[a-z0-9]{1,32}$/.test(values.website) || !/^\d{1,3}$/.test(values.catalog)) {
  await endAll(2, "usage: npm run move-website -- --website web_abc --catalog 1");
} else if (config === null) {
  await endAll(1, "there is no deployment yet: run `npm run deploy` first.");
} else if (!config.catalogs.includes(Number(values.catalog))) {
  await endAll(
    1,
    `the deployment has no catalog ${values.catalog}: run \`npm run deploy -- --catalogs ${Number(values.catalog) + 1}\` first.`,
  );
} else {
  const sql = moveWebsiteSql(values.website, Number(values.catalog), Date.now());
  const [queued = []] = await queryControl(deployedConfigPath, sql).catch((error: Error) =>
    endAll(1, error.message),
  );
  if (queued.length === 0) {
    await endAll(
      1,
      `nothing to do: ${values.website} is no website of this deployment, there already, or on its way.`,
    );
  }
  console.log(`${values.website} is on its way to CATALOG_${values.catalog}; the job ends when it is there.`);
}
