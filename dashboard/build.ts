import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Rolldown } from "vite";

const configFile = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/**
 * Builds the single-page app into `outDir`, which it empties first: `index.html` and hashed assets. What its scripts are
 * made of stands in `<outDir>-chunks.json` beside it.
 */
export async function buildDashboard(outDir: string): Promise<void> {
  const outputs = await build({
    configFile: configFile("vite.config.ts"),
    logLevel: "warn",
    build: { outDir: resolve(outDir), emptyOutDir: true },
  });
  const chunks = outputsOf(outputs).flatMap(({ output }) => output.flatMap(builtChunks));
  await writeFile(`${resolve(outDir)}-chunks.json`, JSON.stringify(chunks));
}

/** Sources by their paths from here on; `startsAt` is the one that others `import()`, null for what several share. */
function builtChunks(output: Rolldown.OutputChunk | Rolldown.OutputAsset) {
  if (output.type !== "chunk") return [];
  const { fileName: file, moduleIds, facadeModuleId, imports, viteMetadata } = output;
  const source = (id: string) => relative(import.meta.dirname, id);
  return [
    {
      file,
      modules: moduleIds.map(source),
      startsAt: facadeModuleId === null ? null : source(facadeModuleId),
      imports,
      styles: [...(viteMetadata?.importedCss ?? [])],
    },
  ];
}

/** Builds `player/frame-<hash>.js`, `player/frame-<hash>.css` and `player/manifest.json`, which names both, into `outDir`. */
export async function buildPlayerFrame(outDir: string): Promise<void> {
  await rm(join(outDir, "player"), { recursive: true, force: true });
  const outputs = await build({
    configFile: configFile("player-frame.vite.config.ts"),
    logLevel: "warn",
    build: { outDir: resolve(outDir) },
  });
  const fileNames = outputsOf(outputs).flatMap(({ output }) => output.map((file) => file.fileName));
  const named = (extension: string) => {
    const found = fileNames.filter((name) => name.endsWith(extension));
    if (found.length !== 1)
      throw new Error(`The player frame should have one ${extension} file, not ${found.length}`);
    return `/${found[0]}`;
  };
  await mkdir(join(outDir, "player"), { recursive: true });
  const manifest = { script: named(".js"), style: named(".css") };
  await writeFile(join(outDir, "player/manifest.json"), `${JSON.stringify(manifest)}\n`);
}

function outputsOf(built: Awaited<ReturnType<typeof build>>): Rolldown.RolldownOutput[] {
  if (Array.isArray(built)) return built;
  if ("output" in built) return [built];
  throw new Error("The build answered with a watcher though none was asked for");
}
