import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { hashFiles } from "./hash-files.ts";
import { runNode } from "./processes.ts";
import { root } from "./root.ts";
import { seedSql } from "./seed.ts";
import { quietWrangler, wranglerEntry } from "./wrangler.ts";

/** Where D1, R2 and the Durable Objects keep their local state; absolute. */
export const stateDirFrom = (env: NodeJS.ProcessEnv): string =>
  resolve(root, env.PLAYHEAD_STATE_DIR || ".wrangler/state");

async function d1(stateDir: string, args: readonly string[]): Promise<void> {
  const { exitCode, output } = await runNode(
    [wranglerEntry, "d1", ...args, "--local", "--persist-to", stateDir],
    { stdio: "pipe", env: quietWrangler },
  );
  if (exitCode !== 0) throw new Error(`wrangler d1 ${args.join(" ")} failed:\n${output.trim()}`);
}

/** Brings both kinds of D1 to the newest migration and writes the demo account. Does nothing when nothing is new. */
export async function prepareDatabases(stateDir: string, log: (line: string) => void): Promise<void> {
  const seed = seedSql();
  const wanted = createHash("sha256")
    .update(hashFiles(root, ["migrations"]))
    .update(seed)
    .digest("hex");
  const stampPath = join(stateDir, "prepared");
  if (existsSync(stampPath) && readFileSync(stampPath, "utf8") === wanted) return;

  log("Applying the database migrations…");
  mkdirSync(stateDir, { recursive: true });
  await d1(stateDir, ["migrations", "apply", "CONTROL"]);
  await d1(stateDir, ["migrations", "apply", "CATALOG_0"]);
  log("Writing the demo account…");
  const seedPath = join(stateDir, "seed.sql");
  writeFileSync(seedPath, seed);
  await d1(stateDir, ["execute", "CONTROL", "--file", seedPath]);
  rmSync(seedPath);
  writeFileSync(stampPath, wanted);
}

/** Changes what `CONTROL` holds, also while the product runs. */
export const changeControl = (stateDir: string, sql: string): Promise<void> =>
  d1(stateDir, ["execute", "CONTROL", "--command", sql]);

/** What signs local logins: made once for a state folder and readable by its owner alone. 64 hex digits. */
export function localAuthSecret(stateDir: string): string {
  const path = join(stateDir, "auth-secret");
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString("hex"), { mode: 0o600 });
  return readFileSync(path, "utf8");
}
