import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";

const here = (path: string): string => join(import.meta.dirname, path);

/** Writes the npm package into `outDir`, ready to be packed. */
export async function buildPackage(outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "warn",
    build: {
      outDir,
      emptyOutDir: false,
      minify: false,
      target: "es2022",
      lib: { entry: here("npm/index.ts"), formats: ["es"], fileName: () => "index.js" },
    },
  });
  // The API's types import nothing, so they are a declaration file as they stand.
  const types = await readFile(here("api.ts"), "utf8");
  const create = "export declare function createPlayhead(options: PlayheadOptions): PlayheadApi;";
  await writeFile(join(outDir, "index.d.ts"), `${types}\n${create}\n`);
  await copyFile(here("package.json"), join(outDir, "package.json"));
  await copyFile(here("npm/README.md"), join(outDir, "README.md"));
}
