import { createHash, randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { withLock } from "./build-lock.ts";
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

const stampPath = (stateDir: string) => join(stateDir, "prepared");

/** What the databases of a start are made of, as a hash. */
const wantedStamp = () =>
  createHash("sha256")
    .update(hashFiles(root, ["migrations"]))
    .update(seedSql())
    .digest("hex");

const isPrepared = (stateDir: string) =>
  existsSync(stampPath(stateDir)) && readFileSync(stampPath(stateDir), "utf8") === wantedStamp();

/** Brings both kinds of D1 to the newest migration and writes the demo account. Does nothing when nothing is new. */
export async function prepareDatabases(stateDir: string, log: (line: string) => void): Promise<void> {
  if (isPrepared(stateDir)) return;

  log("Applying the database migrations…");
  mkdirSync(stateDir, { recursive: true });
  await d1(stateDir, ["migrations", "apply", "CONTROL"]);
  await d1(stateDir, ["migrations", "apply", "CATALOG_0"]);
  log("Writing the demo account…");
  const seedPath = join(stateDir, "seed.sql");
  writeFileSync(seedPath, seedSql());
  await d1(stateDir, ["execute", "CONTROL", "--file", seedPath]);
  rmSync(seedPath);
  writeFileSync(stampPath(stateDir), wantedStamp());
}

/**
 * Fills a new state folder with databases as a first start makes them. Those are made once and copied from then on:
 * wrangler takes some ten seconds for them, and every product that a test starts has its own.
 */
export async function copyPreparedDatabases(stateDir: string): Promise<void> {
  const prepared = join(root, "dist/prepared");
  await withLock(join(root, "dist/preparing"), async () => {
    if (!isPrepared(prepared)) rmSync(prepared, { recursive: true, force: true });
    await prepareDatabases(prepared, () => {});
    cpSync(prepared, stateDir, { recursive: true });
  });
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
