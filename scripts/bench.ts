import { readdirSync } from "node:fs";
import { join } from "node:path";
import { endAll, endWithSignals, runNode } from "./processes.ts";
import { root } from "./root.ts";

// Runs the measurements one after another, since two at a time would measure each other; names choose some. What comes
// from the first option on is for the measurement: `npm run bench -- sweep --sessions 5000`.
endWithSignals(130);
const args = process.argv.slice(2);
const firstOption = args.findIndex((arg) => arg.startsWith("--"));
const wanted = firstOption === -1 ? args : args.slice(0, firstOption);
const options = args.slice(wanted.length);
const files = readdirSync(join(root, "bench"))
  .filter((file) => file.endsWith(".bench.ts"))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.includes(name)))
  .sort();
if (files.length === 0)
  await endAll(1, `no bench/*.bench.ts${wanted.length > 0 ? ` named ${wanted.join(" or ")}` : ""}`);
const built = await runNode([join(root, "scripts/build.ts")], { stdio: "inherit" });
if (built.exitCode !== 0) await endAll(1, "the build failed; its messages stand above.");
for (const file of files) {
  console.log(`\n── ${file}`);
  const { exitCode } = await runNode([join(root, "bench", file), ...options], { stdio: "inherit" });
  process.exitCode ||= exitCode;
}
