import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runNode } from "../../scripts/processes.ts";
import { root } from "../../scripts/root.ts";
import { quietWrangler, wranglerEntry } from "../../scripts/wrangler.ts";

const outDir = "dist/bench";

/** @returns the Worker's one module, bundled as a deployment would be */
export async function buildProduct(): Promise<string> {
  const { exitCode, output } = await runNode([wranglerEntry, "deploy", "--dry-run", "--outdir", outDir], {
    stdio: "pipe",
    env: quietWrangler,
  });
  if (exitCode !== 0) throw new Error(`the Worker was not built:\n${output}`);
  return readFileSync(join(root, outDir, "index.js"), "utf8");
}
