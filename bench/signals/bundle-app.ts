import { join } from "node:path";
import { build } from "vite";

const bundles = new Map<string, Promise<string>>();

/** A page's script with its framework, in production mode; made once a run. */
export function bundleApp(entry: string): Promise<string> {
  const known = bundles.get(entry) ?? bundle(entry);
  bundles.set(entry, known);
  return known;
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "error",
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    build: {
      write: false,
      minify: false,
      target: "es2022",
      lib: { entry: join(import.meta.dirname, "pages", entry), formats: ["es"] },
    },
  });
  for (const { output } of [result].flat().filter((one) => "output" in one)) return output[0].code;
  throw new Error(`No output for ${entry}.`);
}
