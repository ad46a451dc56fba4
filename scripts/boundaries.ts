import { folderBreaches } from "./boundaries/folders.ts";
import { ownerBreaches } from "./boundaries/owners.ts";
import { packageBreaches } from "./boundaries/packages.ts";
import { shapeBreaches } from "./boundaries/shape.ts";
import type { Breach, SourceFile } from "./boundaries/source-file.ts";

/** Every breach of the rules that ARCHITECTURE.md gives: who may import whom, single owners, names and sizes. */
export function findBreaches(files: readonly SourceFile[]): Breach[] {
  const source = files.filter(({ path }) => /\.tsx?$/.test(path));
  return [
    ...folderBreaches(source),
    ...packageBreaches(source),
    ...ownerBreaches(source),
    ...shapeBreaches(files),
  ];
}

export const breachText = ({ path, line, message }: Breach): string =>
  `${path}${line > 0 ? `:${line}` : ""}  ${message}`;
