import { randomBytes } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { wrangler } from "./account.ts";

const secrets = z.array(z.object({ name: z.string() }));
const secretName = "AUTH_SECRET";

/** @param listed what `wrangler secret list` printed, which may warn before its JSON */
export const hasAuthSecret = (listed: string): boolean =>
  secrets.parse(JSON.parse(listed.slice(listed.search(/^\[/m)))).some(({ name }) => name === secretName);

/** Gives the deployed Worker the secret that signs logins, made here and kept nowhere; one that stands stays. */
export async function ensureAuthSecret(configPath: string): Promise<void> {
  const where = ["--config", configPath];
  if (hasAuthSecret(await wrangler(["secret", "list", "--format", "json", ...where]))) return;
  // By a file: an argument could be read by whoever lists the machine's processes.
  const path = join(dirname(configPath), "secrets.json");
  const made = JSON.stringify({ [secretName]: randomBytes(32).toString("base64url") });
  writeFileSync(path, made, { mode: 0o600 });
  try {
    await wrangler(["secret", "bulk", path, ...where]);
  } finally {
    rmSync(path);
  }
}
