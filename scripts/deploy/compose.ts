import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { experimental_readRawConfig } from "wrangler";
import { root } from "../root.ts";
import { pagesConfig, pagesHeaders } from "./pages.ts";
import type { Target } from "./target.ts";
import { type Deployment, workerConfig } from "./worker-config.ts";

const committedConfig = (path: string) => experimental_readRawConfig({ config: join(root, path) }).rawConfig;

const writeJson = (path: string, value: unknown) =>
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);

/** Writes the Worker's config into `folder`, which stands two below the root; answers its path. */
export function writeWorkerConfig(folder: string, target: Target, deployment: Deployment): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "wrangler.json");
  writeJson(path, workerConfig(committedConfig("wrangler.toml"), target, deployment));
  return path;
}

/** Puts the Pages project together in `folder`/dashboard: config, Function, built files with their headers. */
export function composePages(folder: string, target: Target, publicOrigin: string): string {
  const project = join(folder, "dashboard");
  rmSync(project, { recursive: true, force: true });
  cpSync(join(root, "dist/dashboard"), join(project, "public"), { recursive: true });
  cpSync(join(root, "dashboard/functions/api"), join(project, "functions/api"), { recursive: true });
  writeFileSync(join(project, "public/_headers"), pagesHeaders(publicOrigin));
  const committed = committedConfig("dashboard/wrangler.toml");
  writeJson(join(project, "wrangler.json"), pagesConfig(committed, target.pagesProject, target.worker));
  // Without one wrangler takes the folder above for the project.
  writeJson(join(project, "package.json"), { private: true, type: "module" });
  return project;
}
