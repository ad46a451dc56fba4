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

export function recorderSizes(loader: Uint8Array, recorder: Uint8Array): Size[] {
  const loaderBytes = gzipSync(loader, { level: 9 }).byteLength;
  const recorderBytes = gzipSync(recorder, { level: 9 }).byteLength;
  return [
    { name: "loader", gzipBytes: loaderBytes, budgetBytes: loaderBudgetBytes },
    {
      name: "loader + recorder",
      gzipBytes: loaderBytes + recorderBytes,
      budgetBytes: loaderAndRecorderBudgetBytes,
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

/** The loader and the recorder as built into `recorderDir`. */
export function readRecorder(recorderDir: string): { loader: Uint8Array; recorder: Uint8Array } {
  const file = readdirSync(recorderDir).find((name) => /^recorder-.+\.js$/.test(name));
  if (file === undefined) throw new Error(`no recorder-<hash>.js in ${recorderDir}`);
  return {
    loader: readFileSync(join(recorderDir, "loader.js")),
    recorder: readFileSync(join(recorderDir, file)),
  };
}
