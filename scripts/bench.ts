import { readdirSync } from "node:fs";
import { join } from "node:path";
import { endAll, endWithSignals, runNode } from "./processes.ts";
import { root } from "./root.ts";

// Runs the measurements one after another, since two at a time would measure each other; names choose some.
endWithSignals(130);
const wanted = process.argv.slice(2);
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
  const { exitCode } = await runNode([join(root, "bench", file)], { stdio: "inherit" });
  process.exitCode ||= exitCode;
}
