import type { Context } from "hono";
import { AppError } from "../app-error.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { immutableCaching, readBuiltFile } from "./built-file.ts";

/** The frame's script and style under the hash of their content. Only the frame itself needs them. */
export async function getPlayerFile(c: Context<AppEnv, "/player/:file">): Promise<Response> {
  const name = c.req.param("file");
  const file = await readBuiltFile(c.env, `/player/${name}`);
  if (file === null) throw new AppError("not_found", "The player has no file of this name.");
  return new Response(file.body, {
    headers: {
      "content-type": name.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8",
      "cache-control": immutableCaching,
      "cross-origin-resource-policy": "same-origin",
    },
  });
}
