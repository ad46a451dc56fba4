import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { root } from "./root.ts";
import { seedSql } from "./seed.ts";

/** For tests: a `CONTROL` in memory, with all migrations, the shipped plans and the demo account. */
export function seededControl(): DatabaseSync {
  const database = new DatabaseSync(":memory:");
  const folder = join(root, "migrations/control");
  const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  for (const file of files.sort()) database.exec(readFileSync(join(folder, file), "utf8"));
  database.exec(seedSql());
  return database;
}
