import { join } from "node:path";
import { endWithSignals, runNode } from "./processes.ts";
import { root } from "./root.ts";

// Writes the SQL for what changed in the schemas since the last migration, for both kinds of D1.
endWithSignals(130);
for (const kind of ["control", "catalog"]) {
  console.log(`\n── ${kind}`);
  const { exitCode } = await runNode(
    [
      join(root, "node_modules/drizzle-kit/bin.cjs"),
      "generate",
      "--config",
      `workers/${kind}/drizzle.config.ts`,
      ...process.argv.slice(2),
    ],
    { stdio: "inherit" },
  );
  process.exitCode ||= exitCode;
}
