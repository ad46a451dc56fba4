import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export interface Size {
  name: string;
  gzipBytes: number;
  /** What it may weigh: the check fails past it. */
  budgetBytes: number;
  /** What it is to weigh. */
  aimBytes: number;
}

/**
 * What a visitor's browser loads, in bytes after gzip. The smallest recorder known weighs 23 KB. A budget above its aim is
 * what was reached so far: it may be lowered and not be raised.
 */
const loader = { name: "loader", budgetBytes: 2_500, aimBytes: 2_500 };
const untilTouched = { name: "loader + recorder", budgetBytes: 41_000, aimBytes: 36_000 };
/** With all that is fetched only when it is needed. */
const whole = { name: "with all parts", budgetBytes: 66_500, aimBytes: 48_000 };

/** What stands below `/r`, each file's bytes. */
export interface BuiltRecorder {
  loader: Uint8Array;
  recorder: Uint8Array;
  parts: readonly Uint8Array[];
}

const gzipBytes = (file: Uint8Array): number => gzipSync(file, { level: 9 }).byteLength;

export function recorderSizes(built: BuiltRecorder): Size[] {
  const loaderBytes = gzipBytes(built.loader);
  const bothBytes = loaderBytes + gzipBytes(built.recorder);
  const partBytes = built.parts.reduce((sum, part) => sum + gzipBytes(part), 0);
  return [
    { ...loader, gzipBytes: loaderBytes },
    { ...untilTouched, gzipBytes: bothBytes },
    { ...whole, gzipBytes: bothBytes + partBytes },
  ];
}

export const isWithinBudget = ({ gzipBytes, budgetBytes }: Size): boolean => gzipBytes <= budgetBytes;

const number = new Intl.NumberFormat("en");

/** One line a size, in columns. */
export const sizeTable = (sizes: readonly Size[]): string =>
  sizes
    .map((size) => {
      const { name, budgetBytes, aimBytes } = size;
      const bytes = number.format(size.gzipBytes).padStart(8);
      const aim = size.gzipBytes <= aimBytes ? "" : `, the aim is ${number.format(aimBytes)}`;
      const verdict = isWithinBudget(size) ? "" : "  TOO LARGE";
      return `${name.padEnd(20)}${bytes} B gzip of ${number.format(budgetBytes)}${aim}${verdict}`;
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
