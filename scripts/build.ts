import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { withLock } from "./build-lock.ts";
import { hashFiles } from "./hash-files.ts";
import { root } from "./root.ts";

interface Part {
  name: string;
  /** The module that builds the part, and the function in it: `(outDir: string) => Promise<unknown>`. */
  module: string;
  builder: string;
  /** What the part is made of; unchanged, it is not built again. */
  inputs: readonly string[];
  outDir: string;
  /** The folder that this part alone fills. Emptied before each build. */
  owns: string;
}

const parts: readonly Part[] = [
  {
    name: "recorder",
    module: "recorder/build.ts",
    builder: "buildRecorder",
    inputs: ["recorder", "protocol", "package-lock.json"],
    outDir: "dist/public",
    owns: "dist/public/r",
  },
  {
    name: "npm package",
    module: "recorder/build-package.ts",
    builder: "buildPackage",
    inputs: ["recorder"],
    outDir: "dist/npm",
    owns: "dist/npm",
  },
  {
    name: "player frame",
    module: "dashboard/build.ts",
    builder: "buildPlayerFrame",
    inputs: ["dashboard", "protocol", "package-lock.json"],
    outDir: "dist/public",
    owns: "dist/public/player",
  },
  {
    name: "description of the API",
    module: "scripts/openapi/build.ts",
    builder: "buildDescription",
    inputs: ["protocol", "scripts/openapi", "package-lock.json"],
    outDir: "dist/public",
    owns: "dist/public/api",
  },
  {
    name: "dashboard",
    module: "dashboard/build.ts",
    builder: "buildDashboard",
    inputs: ["dashboard", "protocol", "package-lock.json"],
    outDir: "dist/dashboard",
    owns: "dist/dashboard",
  },
];

/** Where the hash of what a folder was made of is kept: beside it, so that emptying the folder keeps it honest. */
const stampPath = (folder: string) => join(root, "dist/stamps", folder.replaceAll("/", "-"));

/** Runs `make` unless `folder` already stands as made from inputs of this hash. */
async function unlessCurrent(folder: string, hash: string, make: () => Promise<void>): Promise<void> {
  const stamp = stampPath(folder);
  const target = join(root, folder);
  if (existsSync(target) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  rmSync(stamp, { force: true });
  rmSync(target, { recursive: true, force: true });
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

async function buildPart(part: Part): Promise<void> {
  const beganAt = performance.now();
  const module: Record<string, (outDir: string) => Promise<unknown>> = await import(
    pathToFileURL(join(root, part.module)).href
  );
  const builder = module[part.builder];
  if (!builder) throw new Error(`${part.module} exports no ${part.builder}`);
  await builder(join(root, part.outDir));
  if (!existsSync(join(root, part.owns))) throw new Error(`${part.builder} wrote nothing to ${part.owns}`);
  console.log(`Built the ${part.name} in ${((performance.now() - beganAt) / 1000).toFixed(1)} s`);
}

/**
 * Builds into `dist` what has changed: `public` (recorder, player frame and the API's description: all
 * that a deployed Worker carries), `dashboard` (the Pages project), and `local` (both, for the one local process).
 */
async function build(): Promise<void> {
  const hashes: string[] = [];
  for (const part of parts) {
    const hash = hashFiles(root, part.inputs);
    hashes.push(hash);
    await unlessCurrent(part.owns, hash, () => buildPart(part));
  }
  await unlessCurrent("dist/local", hashes.join("-"), async () => {
    cpSync(join(root, "dist/public"), join(root, "dist/local"), { recursive: true });
    cpSync(join(root, "dist/dashboard"), join(root, "dist/local/dashboard"), { recursive: true });
  });
}

// Whoever starts this, a test runner too: what is built is what visitors and members get.
process.env.NODE_ENV = "production";
await withLock(join(root, "dist/building"), build);
