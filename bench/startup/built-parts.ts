import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as z from "zod";
import { runNode } from "../../scripts/processes.ts";
import { root } from "../../scripts/root.ts";
import { quietWrangler, wranglerEntry } from "../../scripts/wrangler.ts";

const outDir = "dist/bench";

const bundleMap = z.object({
  inputs: z.record(
    z.string(),
    z.object({ imports: z.array(z.object({ path: z.string(), kind: z.string() })) }),
  ),
  outputs: z.record(
    z.string(),
    z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) }),
  ),
});

export interface BuiltWorker {
  code: string;
  gzipBytes: number;
  /** What stands in the bundle of each file, and which it imports when it is evaluated. */
  files: Map<string, { bytes: number; imports: string[] }>;
}

/** The Worker as a deployment would build it, with what the bundler says of it. */
export async function buildWorker(): Promise<BuiltWorker> {
  const args = [wranglerEntry, "deploy", "--dry-run", "--metafile", "--outdir", outDir];
  const { exitCode, output } = await runNode(args, { stdio: "pipe", env: quietWrangler });
  if (exitCode !== 0) throw new Error(`the Worker was not built:\n${output}`);
  const code = readFileSync(join(root, outDir, "index.js"), "utf8");
  const { inputs, outputs } = bundleMap.parse(
    JSON.parse(readFileSync(join(root, outDir, "bundle-meta.json"), "utf8")),
  );
  const files: BuiltWorker["files"] = new Map();
  for (const { inputs: built } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(built)) {
      const imports = inputs[path]?.imports.filter(({ kind }) => kind !== "dynamic-import") ?? [];
      files.set(path, { bytes: bytesInOutput, imports: imports.map((one) => one.path) });
    }
  }
  return { code, gzipBytes: gzipSync(code).length, files };
}

/** What is evaluated with a file: itself, and all that it imports other than by `import()`. */
export function evaluatedWith({ files }: BuiltWorker, path: string): Set<string> {
  const found = new Set<string>();
  const left = [path];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    left.push(...(files.get(next)?.imports ?? []));
  }
  return found;
}

/** The package of a file, or the folder of ours that it stands in. */
export function partOf(path: string): string {
  const [, scope, name] = /node_modules\/(@[^/]+\/)?([^/]+)/.exec(path) ?? [];
  if (name !== undefined) return `${scope ?? ""}${name}`;
  return path.startsWith("protocol/") || path.startsWith("workers/") ? "ours" : "wrangler's own";
}
