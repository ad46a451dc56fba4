import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { cutRrweb, replaceOnce } from "./rrweb-cuts.ts";

export interface RecorderBuild {
  /** Path of the immutable file below the public origin. */
  recorderPath: string;
  /** Sizes after gzip, as a visitor's browser loads them. */
  loaderBytes: number;
  recorderBytes: number;
}

/** What the Worker replaces by the website's config, quotes included. */
const configToken = '"__PLAYHEAD_CONFIG__"';

/** Writes `r/loader.js`, `r/recorder-<hash>.js` and `r/manifest.json` below `outDir`. */
export async function buildRecorder(outDir: string): Promise<RecorderBuild> {
  const loader = replaceOnce(
    await bundle("loader/main.ts"),
    "config",
    /\b__PLAYHEAD_CONFIG__\b/g,
    configToken,
  );
  const recorder = await bundle("src/main.ts");
  const hash = createHash("sha256").update(recorder).digest("hex").slice(0, 12);
  const recorderPath = `/r/recorder-${hash}.js`;

  // A recorder of an earlier build would stand beside its successor for ever.
  await rm(join(outDir, "r"), { recursive: true, force: true });
  await mkdir(join(outDir, "r"), { recursive: true });
  await writeFile(join(outDir, "r/loader.js"), loader);
  await writeFile(join(outDir, recorderPath), recorder);
  await writeFile(join(outDir, "r/manifest.json"), JSON.stringify({ recorderPath }));
  return { recorderPath, loaderBytes: gzipBytes(loader), recorderBytes: gzipBytes(recorder) };
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "warn",
    plugins: [cutRrweb()],
    build: {
      write: false,
      minify: "oxc",
      // The oldest browsers with all the recorder cannot do without: CompressionStream has a fallback.
      target: "es2022",
      lib: { entry: join(import.meta.dirname, entry), formats: ["iife"], name: "playheadBundle" },
    },
  });
  for (const { output } of [result].flat().filter((one) => "output" in one)) {
    const [file] = output;
    return file.code;
  }
  throw new Error(`No output for ${entry}.`);
}

const gzipBytes = (text: string): number => gzipSync(text, { level: 9 }).length;
