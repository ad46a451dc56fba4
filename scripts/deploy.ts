import { join } from "node:path";
import { dryRun } from "./deploy/dry-run.ts";
import { earlierConfigOf } from "./deploy/generated-config.ts";
import { ruleDays } from "./deploy/lifecycle.ts";
import { deployAll } from "./deploy/really.ts";
import { readOptions } from "./deploy/target.ts";
import { endAll, endWithSignals, runNode } from "./processes.ts";
import { root } from "./root.ts";

endWithSignals(130);
const options = readOptions(process.argv.slice(2));
if (options.kind === "refused") {
  await endAll(2, options.message);
} else {
  const built = await runNode([join(root, "scripts/build.ts")], { stdio: "inherit" });
  if (built.exitCode !== 0) await endAll(1, "the build failed; its messages stand above.");
  const { target, longestPlanDays } = options;
  const earlierRuleDays = earlierConfigOf(target.worker)?.ruleDays ?? null;
  const run = options.isDryRun ? dryRun : deployAll;
  await run(target, ruleDays({ longestPlanDays, earlierRuleDays }), console.log).catch((error: Error) =>
    endAll(1, error.message),
  );
}
