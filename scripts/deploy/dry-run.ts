import { join } from "node:path";
import { root } from "../root.ts";
import { wrangler } from "./account.ts";
import { catalogName } from "./catalogs.ts";
import { composePages, writeWorkerConfig } from "./compose.ts";
import { deploySteps } from "./steps.ts";
import type { Target } from "./target.ts";

/** Builds everything a deployment would send, asks no account anything, and says what would be done. */
export async function dryRun(target: Target, ruleDays: number, log: (line: string) => void): Promise<void> {
  const folder = join(root, ".playhead/dry-run");
  const publicOrigin = target.publicOrigin ?? `https://${target.worker}.account.workers.dev`;
  const configPath = writeWorkerConfig(folder, target, {
    // Ids and hosts that only an account knows.
    controlId: "00000000-0000-0000-0000-000000000000",
    catalogs: Array.from({ length: target.catalogs }, (_, number) => ({
      number,
      name: catalogName(target.worker, number),
      id: "00000000-0000-0000-0000-000000000001",
    })),
    publicOrigin,
    dashboardOrigin: target.dashboardOrigin ?? `https://${target.pagesProject}.pages.dev`,
    ruleDays,
  });
  const pages = composePages(folder, target, publicOrigin);

  log("Bundling the Worker…");
  await wrangler(["deploy", "--dry-run", "--config", configPath, "--outdir", join(folder, "worker")]);
  log("Bundling the Pages Function…");
  await wrangler(["pages", "functions", "build", "--cwd", pages, "--outdir", join(folder, "pages-function")]);

  log("\nA deployment would do this:");
  deploySteps(target, ruleDays).forEach((step, index) => {
    log(`  ${index + 1}. ${step}`);
  });
  log(`\nWhat it would send stands in ${folder}. Nothing was sent.`);
}
