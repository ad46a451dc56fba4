import { readFile } from "node:fs/promises";
import { compile } from "svelte/compiler";
import { build, type Plugin } from "vite";

/** Compiles components as a Svelte application does. They are `.txt`, because linters judge a `.svelte` by its script alone. */
const svelte: Plugin = {
  name: "svelte-components",
  enforce: "pre",
  async load(file) {
    if (!file.endsWith(".svelte.txt")) return null;
    const { js } = compile(await readFile(file, "utf8"), { filename: file, generate: "client", dev: false });
    return { code: js.code, map: null, moduleType: "js" };
  },
};

/**
 * A page's script with its framework, in production mode: there style libraries write rules without nodes.
 * @param entry the file's whole path
 */
export async function bundlePage(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "error",
    plugins: [svelte],
    define: {
      ngDevMode: "false",
      ngServerMode: "false",
      "process.env.NODE_ENV": '"production"',
      "process.env.SC_DISABLE_SPEEDY": "false",
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    build: {
      write: false,
      minify: false,
      target: "es2022",
      lib: { entry, formats: ["es"] },
    },
  });
  for (const { output } of [result].flat().filter((one) => "output" in one)) return output[0].code;
  throw new Error(`No output for ${entry}.`);
}
