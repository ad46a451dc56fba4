import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "./source-file.ts";

const notOurs = new Set(["node_modules", "dist", "test-results"]);
const textFile = /\.(tsx?|m?js|css|html|json|toml|md|sql)$/;

/** Every file of the project that somebody wrote; dot folders, installed and built things are left out. */
export function readTree(root: string, folder = ""): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (notOurs.has(entry.name) || entry.name.startsWith(".")) return [];
    if (entry.isDirectory()) return readTree(root, path);
    return [{ path, text: textFile.test(path) ? readFileSync(join(root, path), "utf8") : "" }];
  });
}
