import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { ensureChromium } from "./ensure-chromium.ts";
import { endAll, endWithSignals, runNode } from "./processes.ts";
import { root } from "./root.ts";
import { testCounts } from "./test-counts.ts";

endWithSignals(130);

const isLong = process.argv.includes("--long");
const reportPath = join(root, "node_modules/.cache/vitest/report.json");

if (!(await ensureChromium(console.log))) {
  await endAll(1, "the browser tests need a Chromium: install one, or name its path in CHROMIUM.");
}
const built = await runNode([join(root, "scripts/build.ts")], { stdio: "inherit" });
if (built.exitCode !== 0) await endAll(1, "the build failed; its messages stand above.");
const check = await runNode([join(root, "scripts/check.ts")], { stdio: "inherit" });

console.log("\n── Tests");
mkdirSync(dirname(reportPath), { recursive: true });
rmSync(reportPath, { force: true });
const tests = await runNode(
  [
    join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportPath}`,
    ...(isLong ? [] : ["--exclude", "**/*.long.test.ts"]),
  ],
  { stdio: "inherit", env: { ...process.env, ...(isLong ? { LONG: "1" } : {}) } },
);

if (check.exitCode !== 0) console.log("The checks before the tests failed; their messages stand above.");
if (existsSync(reportPath)) {
  const { passed, failed } = testCounts(readFileSync(reportPath, "utf8"));
  console.log(`${passed} passed, ${failed} failed`);
}
process.exitCode = check.exitCode !== 0 ? 1 : tests.exitCode;
