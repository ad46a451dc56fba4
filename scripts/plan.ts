import { decideDays } from "../protocol/plans.ts";
import { queryControl } from "./deploy/account.ts";
import { deployedConfigPath, readGeneratedConfig } from "./deploy/generated-config.ts";
import { type NewPlan, readPlanOptions } from "./plan-options.ts";
import { decidePut, putOnPlanSql, savePlanSql } from "./plan-sql.ts";
import { endAll, endWithSignals } from "./processes.ts";

const tooLong = (planId: string, days: number, maxDays: number) =>
  `plan ${planId} keeps sessions for ${days} days, and the archive's rule deletes too early for more than ${maxDays}: run \`npm run deploy -- --longest-plan-days ${days}\` first. Nothing was changed.`;

async function save(plan: NewPlan, ruleDays: number): Promise<string> {
  const { planId, retentionDays } = plan;
  const decided = decideDays(retentionDays, ruleDays);
  if (decided.kind === "longer_than_archive")
    throw new Error(tooLong(planId, retentionDays, decided.maxDays));
  const [rows = []] = await queryControl(deployedConfigPath, savePlanSql(plan));
  if (rows.length !== 1) throw new Error(`plan ${planId} was not written: try again.`);
  return `Plan ${planId} keeps sessions for ${retentionDays} days; the cron moves the expiry of those that stand.`;
}

async function put(organisationId: string, planId: string, ruleDays: number): Promise<string> {
  const sql = putOnPlanSql(organisationId, planId, ruleDays);
  const outcome = decidePut(await queryControl(deployedConfigPath, sql), ruleDays);
  switch (outcome.kind) {
    case "changed":
      return `${organisationId} is on plan ${planId}; the cron moves the expiry of its sessions.`;
    case "unknown_organisation":
      throw new Error(`there is no organisation ${organisationId}. Nothing was changed.`);
    case "unknown_plan":
      throw new Error(`there is no plan ${planId}: add it first. Nothing was changed.`);
    case "longer_than_archive":
      throw new Error(tooLong(planId, outcome.days, outcome.maxDays));
  }
}

// Adds or changes a plan of the deployment, or puts an organisation on one; the cron moves the expiry of its sessions.
endWithSignals(130);
const options = readPlanOptions(process.argv.slice(2));
const config = readGeneratedConfig();
if (options.kind === "refused") await endAll(2, options.message);
else if (config === null) await endAll(1, "there is no deployment yet: run `npm run deploy` first.");
else if (config.ruleDays === null) {
  await endAll(
    1,
    "the deployment does not say after how many days its archive deletes: run `npm run deploy` again.",
  );
} else {
  const { ruleDays } = config;
  const change =
    options.kind === "save"
      ? save(options.plan, ruleDays)
      : put(options.organisationId, options.planId, ruleDays);
  console.log(await change.catch((error: Error) => endAll(1, error.message)));
}
