import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unstable_getMiniflareWorkerOptions, unstable_readConfig } from "wrangler";
import { root } from "../../scripts/root.ts";
import { seedSql } from "../../scripts/seed.ts";
import type { Edge, EdgeWorker } from "./start-edge.ts";

/** The host of `PUBLIC_ORIGIN` in `wrangler.toml`: requests name it, whatever port answers them. */
export const publicHost = "127.0.0.1:8787";

/**
 * Bindings as `wrangler.toml` gives them to a deployment, but for the rate limit: one machine that posts for thousands
 * of visitors would meet it, and Miniflare keeps its counters in an object's SQLite where Cloudflare counts in memory.
 */
export const productOptions = (): EdgeWorker["options"] => ({
  ...unstable_getMiniflareWorkerOptions(join(root, "wrangler.toml")).workerOptions,
  ratelimits: {},
});

/**
 * As above, without the files that are served as they are: for those Miniflare has two Workers of its own in front of
 * every request, in the same process.
 */
export function optionsWithoutFiles(): EdgeWorker["options"] {
  const { assets: _, ...options } = productOptions();
  return options;
}

/** Applies the migrations to both kinds of D1 and writes the demo account. */
export async function prepareProduct({ miniflare }: Edge): Promise<void> {
  for (const name of Object.keys(productOptions().d1Databases ?? {})) {
    const isControl = name === "CONTROL";
    const statements = migrationsIn(join(root, "migrations", isControl ? "control" : "catalog"));
    if (isControl) statements.push(...seedSql().split(/(?<=;)\n/));
    const database = await miniflare.getD1Database(name);
    await database.batch(statements.filter((sql) => sql.trim() !== "").map((sql) => database.prepare(sql)));
  }
}

const migrationsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), "utf8").split("--> statement-breakpoint"));

/** Whether each call of the Worker and of an object leaves a billed event in Workers Logs. */
export function logsEveryCall(): boolean {
  const { observability } = unstable_readConfig({ config: join(root, "wrangler.toml") });
  return observability?.enabled === true && observability.logs?.invocation_logs !== false;
}
