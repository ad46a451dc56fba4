import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Every file under `paths` (files or folders, relative to `base`), tests left out, relative and sorted. */
function filesUnder(base: string, paths: readonly string[]): string[] {
  return paths
    .flatMap((path) => {
      if (!existsSync(join(base, path))) return [];
      if (statSync(join(base, path)).isFile()) return [path];
      return readdirSync(join(base, path), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(base.length + 1));
    })
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .sort();
}

/** SHA-256, hex, over the names and contents of every file under `paths`. */
export function hashFiles(base: string, paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of filesUnder(base, paths)) {
    const content = readFileSync(join(base, path));
    hash.update(`${path}\0${content.byteLength}\0`).update(content);
  }
  return hash.digest("hex");
}
