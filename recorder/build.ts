import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { minify } from "terser";
import { build, type Plugin } from "vite";
import { replaceOnce } from "./replace-once.ts";
import { giveShared, type SharedModule, takenBy, takeShared } from "./share-modules.ts";
import { ownNames } from "./src/own-names.ts";
import type { PartName } from "./src/parts.ts";

export interface RecorderBuild {
  /** Path of the immutable file below the public origin. */
  recorderPath: string;
  /** Sizes after gzip, as a visitor's browser loads them. */
  loaderBytes: number;
  recorderBytes: number;
}

/** What the Worker replaces by the website's config, quotes included. */
const configToken = '"__PLAYHEAD_CONFIG__"';

/**
 * Has V8 compile all functions where it reads the file, off the main thread; else it reads most of them a second time,
 * on the main thread, when each is first called (https://v8.dev/blog/explicit-compile-hints). Other engines see a comment.
 */
const eagerly = (code: string): string => `//# allFunctionsCalledOnLoad\n${code}`;

const here = (path: string): string => join(import.meta.dirname, path);

/** Files that the recorder fetches when it needs them, see `src/parts.ts`; each takes from those that come behind it here. */
const partEntries: { readonly [Name in PartName]: string } = {
  canvas: "src/observe/canvas/part.ts",
  inspect: "src/inspect/part.ts",
  extras: "src/extras-part.ts",
  delivery: "src/delivery-part.ts",
  presence: "src/presence/part.ts",
};

/** What has always come before a part. Presence also runs where there is no recorder, and carries all it needs. */
function giversBefore(name: string): SharedModule["giver"][] {
  if (name === "presence") return [];
  return name === "extras" ? ["recorder", "delivery"] : ["recorder"];
}

const given = (giver: SharedModule["giver"], paths: readonly string[]): SharedModule[] =>
  paths.map((path) => ({ path: here(path), giver }));

/** What stands in a file that always comes first, and that later ones want as well. */
const sharedModules: readonly SharedModule[] = [
  ...given("recorder", [
    "guard.ts",
    "session/text-store.ts",
    "src/capture/realm.ts",
    "src/dom/native.ts",
    "src/dom/slices.ts",
    "src/dom/told-sheets.ts",
    "src/listen.ts",
    "src/observe/hit.ts",
    "src/observe/observer.ts",
    "src/observe/sampler.ts",
    "src/parts.ts",
    "src/send/fingerprint.ts",
    "src/timers.ts",
    "../protocol/base64url.ts",
    "../protocol/ids.ts",
    "../protocol/json-text.ts",
  ]),
  ...given("delivery", ["../protocol/sha256.ts"]),
];

/**
 * Writes `r/loader.js`, `r/recorder-<hash>.js`, a `r/<name>-<hash>.js` for each part, and `r/manifest.json` below
 * `outDir`. The recorder knows its parts by their hashes, so that no release mixes with another.
 */
export async function buildRecorder(outDir: string): Promise<RecorderBuild> {
  const loader = replaceOnce(
    await bundle("loader/main.ts"),
    "config",
    /\b__PLAYHEAD_CONFIG__\b/g,
    configToken,
  );
  const parts: Record<string, string> = {};
  const files = new Map([["/r/loader.js", loader]]);
  const taken = new Set<string>();
  for (const [name, entry] of Object.entries(partEntries)) {
    const bundled = await bundle(entry, [
      takeShared(sharedModules, giversBefore(name)),
      giveShared(sharedModules, "delivery", taken),
    ]);
    const part = eagerly(bundled);
    for (const one of takenBy(part)) taken.add(one);
    parts[name] = hashedPath(name, part);
    files.set(parts[name], part);
  }
  const define = { __PLAYHEAD_PARTS__: JSON.stringify(parts) };
  const sharing = [giveShared(sharedModules, "recorder", taken)];
  const recorder = eagerly(await bundle("src/main.ts", sharing, define));
  const recorderPath = hashedPath("recorder", recorder);
  files.set(recorderPath, recorder);
  files.set("/r/manifest.json", JSON.stringify({ recorderPath, presencePath: parts.presence }));

  // A recorder of an earlier build would stand beside its successor for ever.
  await rm(join(outDir, "r"), { recursive: true, force: true });
  await mkdir(join(outDir, "r"), { recursive: true });
  for (const [path, text] of files) await writeFile(join(outDir, path), text);
  return { recorderPath, loaderBytes: gzipBytes(loader), recorderBytes: gzipBytes(recorder) };
}

const hashedPath = (name: string, text: string): string =>
  `/r/${name}-${createHash("sha256").update(text).digest("hex").slice(0, 12)}.js`;

async function bundle(
  entry: string,
  plugins: Plugin[] = [],
  define: Record<string, string> = {},
): Promise<string> {
  const result = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "warn",
    define,
    plugins: [...plugins, tightCss],
    build: {
      write: false,
      minify: "oxc",
      // The oldest browsers with all the recorder cannot do without: CompressionStream has a fallback.
      target: "es2022",
      // Reading what an earlier file has put down does nothing; what is not used is left out.
      rolldownOptions: { treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false } },
      lib: { entry: here(entry), formats: ["iife"], name: "playheadBundle" },
    },
  });
  for (const { output } of [result].flat().filter((one) => "output" in one)) {
    // What stands outside of all functions runs unguarded, in a browser that may lack what it asks for.
    return `try{${await shrink(output[0].code)}}catch{}`;
  }
  throw new Error(`No output for ${entry}.`);
}

/** No minifier looks into a sheet that stands in a script. */
const tightCss: Plugin = {
  name: "tight-css",
  transform: (code, id) =>
    id.endsWith("/styles.ts") && code.includes(":host") ? code.replace(/\s*([{};:,])\s+/g, "$1") : null,
};

const onlyOwnNames = new RegExp(`^(?:${ownNames.join("|")})$`);
/** What short name stands for which, over all files; those of variables are each file's own. */
const shortNames = {};

/** What is written so for the types' sake; a property that is simply read is shorter, and quicker in a first visit. */
const readPlainly = (code: string): string =>
  code.replace(/\bReflect\.get\(([\w$.]+),\s*(["`])([A-Za-z_]\w*)\2\)/g, "$1.$3");

/** Once more, because terser finds 4 % after gzip that Vite's own minifier leaves, and 2 % in names of properties. */
async function shrink(code: string): Promise<string> {
  const { code: shrunk } = await minify(readPlainly(code), {
    ecma: 2020,
    toplevel: true,
    compress: { passes: 3 },
    mangle: { properties: { regex: onlyOwnNames } },
    nameCache: { props: shortNames },
  });
  if (!shrunk) throw new Error("The minifier gave nothing.");
  return shrunk.trim();
}

const gzipBytes = (text: string): number => gzipSync(text, { level: 9 }).length;
