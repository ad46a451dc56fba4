import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export interface Size {
  name: string;
  gzipBytes: number;
  budgetBytes: number;
}

/** What a visitor's browser loads, in bytes after gzip, against what it may cost. The smallest recorder known weighs 23 KB. */
const loaderBudgetBytes = 2_500;
const loaderAndRecorderBudgetBytes = 36_000;
/** With all that is fetched only when it is needed. */
const wholeBudgetBytes = 48_000;

/** What stands below `/r`, each file's bytes. */
export interface BuiltRecorder {
  loader: Uint8Array;
  recorder: Uint8Array;
  parts: readonly Uint8Array[];
}

const gzipBytes = (file: Uint8Array): number => gzipSync(file, { level: 9 }).byteLength;

export function recorderSizes({ loader, recorder, parts }: BuiltRecorder): Size[] {
  const loaderBytes = gzipBytes(loader);
  const recorderBytes = gzipBytes(recorder);
  const partBytes = parts.reduce((sum, part) => sum + gzipBytes(part), 0);
  return [
    { name: "loader", gzipBytes: loaderBytes, budgetBytes: loaderBudgetBytes },
    {
      name: "loader + recorder",
      gzipBytes: loaderBytes + recorderBytes,
      budgetBytes: loaderAndRecorderBudgetBytes,
    },
    {
      name: "with all parts",
      gzipBytes: loaderBytes + recorderBytes + partBytes,
      budgetBytes: wholeBudgetBytes,
    },
  ];
}

export const isWithinBudget = ({ gzipBytes, budgetBytes }: Size): boolean => gzipBytes <= budgetBytes;

const number = new Intl.NumberFormat("en");

/** One line a size, in columns. */
export const sizeTable = (sizes: readonly Size[]): string =>
  sizes
    .map((size) => {
      const name = size.name.padEnd(20);
      const bytes = number.format(size.gzipBytes).padStart(8);
      return `${name}${bytes} B gzip of ${number.format(size.budgetBytes)}${isWithinBudget(size) ? "" : "  TOO LARGE"}`;
    })
    .join("\n");

/** The recorder's files as built into `recorderDir`. */
export function readRecorder(recorderDir: string): BuiltRecorder {
  const read = (name: string): Uint8Array => readFileSync(join(recorderDir, name));
  const hashed = readdirSync(recorderDir).filter((name) => /^[a-z]+-[0-9a-f]+\.js$/.test(name));
  const file = hashed.find((name) => name.startsWith("recorder-"));
  if (file === undefined) throw new Error(`no recorder-<hash>.js in ${recorderDir}`);
  const parts = hashed.filter((name) => name !== file).map(read);
  return { loader: read("loader.js"), recorder: read(file), parts };
}
