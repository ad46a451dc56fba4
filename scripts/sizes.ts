import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export interface Size {
  name: string;
  gzipBytes: number;
  /** What it may weigh and what it is to weigh; a part alone has no bounds, it counts in the whole. */
  bounds: Bounds | null;
}

interface Bounds {
  /** The check fails past it. */
  budgetBytes: number;
  aimBytes: number;
}

/**
 * What a visitor's browser loads, in bytes after gzip. The smallest recorder known weighs 23 KB. A budget above its aim is
 * what was reached so far: it may be lowered, and be raised only for what each visit uploads less of from then on.
 */
const loader: Bounds = { budgetBytes: 2_480, aimBytes: 2_500 };
const untilTouched: Bounds = { budgetBytes: 32_200, aimBytes: 36_000 };
/** With all that is fetched only when it is needed, 2,100 bytes of it to say who is here. */
const whole: Bounds = { budgetBytes: 70_750, aimBytes: 48_000 };

/** What stands below `/r`, each file's bytes. */
export interface BuiltRecorder {
  loader: Uint8Array;
  recorder: Uint8Array;
  /** By their names. */
  parts: ReadonlyMap<string, Uint8Array>;
}

const gzipSize = (file: Uint8Array): number => gzipSync(file, { level: 9 }).byteLength;

export function recorderSizes(built: BuiltRecorder): Size[] {
  const loaderBytes = gzipSize(built.loader);
  const bothBytes = loaderBytes + gzipSize(built.recorder);
  const parts = [...built.parts].map(([name, file]) => ({ name, gzipBytes: gzipSize(file), bounds: null }));
  const wholeBytes = parts.reduce((sum, { gzipBytes }) => sum + gzipBytes, bothBytes);
  return [
    { name: "loader", gzipBytes: loaderBytes, bounds: loader },
    { name: "loader + recorder", gzipBytes: bothBytes, bounds: untilTouched },
    ...parts,
    { name: "with all parts", gzipBytes: wholeBytes, bounds: whole },
  ];
}

export const isWithinBudget = ({ gzipBytes, bounds }: Size): boolean =>
  bounds === null || gzipBytes <= bounds.budgetBytes;

const number = new Intl.NumberFormat("en");

/** One line a size, in columns. */
export const sizeTable = (sizes: readonly Size[]): string => sizes.map(sizeLine).join("\n");

function sizeLine(size: Size): string {
  const { name, gzipBytes, bounds } = size;
  const bytes = `${name.padEnd(20)}${number.format(gzipBytes).padStart(8)} B gzip`;
  if (bounds === null) return bytes;
  const aim = gzipBytes <= bounds.aimBytes ? "" : `, the aim is ${number.format(bounds.aimBytes)}`;
  const verdict = isWithinBudget(size) ? "" : "  TOO LARGE";
  return `${bytes} of ${number.format(bounds.budgetBytes)}${aim}${verdict}`;
}

/** The recorder's files as built into `recorderDir`. */
export function readRecorder(recorderDir: string): BuiltRecorder {
  const files = new Map<string, Uint8Array>();
  for (const file of readdirSync(recorderDir)) {
    const name = /^([a-z]+)-[0-9a-f]+\.js$/.exec(file)?.[1];
    if (name) files.set(name, readFileSync(join(recorderDir, file)));
  }
  const recorder = files.get("recorder");
  if (recorder === undefined) throw new Error(`no recorder-<hash>.js in ${recorderDir}`);
  files.delete("recorder");
  return { loader: readFileSync(join(recorderDir, "loader.js")), recorder, parts: files };
}
