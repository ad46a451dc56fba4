import { join } from "node:path";
import { root } from "./root.ts";

/** Wrangler's entry file. Node runs it, not the shim in `.bin`: the shim would take whatever Node is on the PATH. */
export const wranglerEntry = join(root, "node_modules/wrangler/bin/wrangler.js");

/** Keeps wrangler from asking, counting and looking things up while it works locally. */
export const quietWrangler: NodeJS.ProcessEnv = {
  ...process.env,
  CI: "1",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
};
