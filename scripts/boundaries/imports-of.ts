import { dirname, join } from "node:path/posix";
import { lineAt, type SourceFile, withoutComments } from "./source-file.ts";

export interface Import {
  line: number;
  /** A path of the tree for a relative import, else the package's specifier. */
  target: string;
  isPackage: boolean;
}

const importShape =
  /(?:^|[\s;}])(?:import|export)\s(?:[\w\s{},*$]*?\sfrom\s)?\s*["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']\s*\)/g;

/** Everything a file imports or passes on, types included. */
export function importsOf(file: SourceFile): Import[] {
  const text = withoutComments(file.text);
  return [...text.matchAll(importShape)].map((match) => {
    const specifier = match[1] ?? match[2] ?? "";
    const isPackage = !specifier.startsWith(".");
    return {
      line: lineAt(text, match.index + match[0].length),
      target: isPackage ? specifier : join(dirname(file.path), specifier),
      isPackage,
    };
  });
}
