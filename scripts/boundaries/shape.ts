import type { Breach, SourceFile } from "./source-file.ts";

const maxLines = 250;
const nothingNames = ["utils", "helpers", "lib", "services", "types"];
const topLevel = [
  ...["workers", "recorder", "dashboard", "migrations", "protocol", "e2e", "bench", "examples", "scripts"],
  ...["wrangler.toml", "package.json", "package-lock.json", "tsconfig.json", "tsconfig.base.json"],
  ...["vitest.config.ts", "biome.json", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "LICENSE"],
];

/** Rules about names and sizes: the top level is a fixed list, no folder is named after nothing, no file sprawls. */
export function shapeBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap((file) => {
    const [top = "", ...rest] = file.path.split("/");
    const lines = file.text.split("\n").length - 1;
    const breaches: Breach[] = [];
    const breach = (message: string) => breaches.push({ path: file.path, line: 0, message });
    if (!top.startsWith(".") && !topLevel.includes(top)) breach(`"${top}" is not part of the top level`);
    const folder = rest.slice(0, -1).find((name) => nothingNames.includes(name));
    if (folder !== undefined) breach(`a folder named "${folder}" says nothing about what is in it`);
    if (/\.(tsx?|m?js)$/.test(file.path) && lines > maxLines) {
      breach(`${lines} lines; a file past ${maxLines} has more than one job`);
    }
    return breaches;
  });
}
