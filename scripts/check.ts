import { join } from "node:path";
import { readTree } from "./boundaries/read-tree.ts";
import { breachText, findBreaches } from "./boundaries.ts";
import { builtPageSizes, pageFaults } from "./page-sizes.ts";
import { endWithSignals, runNode } from "./processes.ts";
import { root } from "./root.ts";
import { isWithinBudget, readRecorder, recorderSizes, sizeTable } from "./sizes.ts";

endWithSignals(130);

const node = async (...args: string[]) => (await runNode(args, { stdio: "inherit" })).exitCode === 0;
const numbers = new Intl.NumberFormat("en");
const inModules = (path: string) => join(root, "node_modules", path);

async function boundaries(): Promise<boolean> {
  const breaches = findBreaches(readTree(root));
  console.log(breaches.length === 0 ? "Every rule is kept." : breaches.map(breachText).join("\n"));
  return breaches.length === 0;
}

async function sizes(): Promise<boolean> {
  if (!(await node(join(root, "scripts/build.ts")))) return false;
  const found = recorderSizes(readRecorder(join(root, "dist/public/r")));
  console.log(sizeTable(found));
  return found.every(isWithinBudget);
}

async function pages(): Promise<boolean> {
  const found = builtPageSizes(root);
  for (const { path, gzipBytes } of found)
    console.log(`${path.padEnd(42)}${numbers.format(gzipBytes)} B gzip`);
  const faults = pageFaults(found);
  for (const fault of faults) console.log(fault);
  return faults.length === 0;
}

const checks: [name: string, run: () => Promise<boolean>][] = [
  ["Format and lint", () => node(inModules("@biomejs/biome/bin/biome"), "check", "--error-on-warnings")],
  ["Types", () => node(inModules("typescript/bin/tsc"), "-b")],
  ["Boundaries", boundaries],
  ["Sizes", sizes],
  ["Sizes of the dashboard's pages", pages],
];

const failed: string[] = [];
for (const [name, run] of checks) {
  console.log(`\n── ${name}`);
  if (!(await run())) failed.push(name);
}
console.log(failed.length === 0 ? "\nAll checks passed." : `\nFailed: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
