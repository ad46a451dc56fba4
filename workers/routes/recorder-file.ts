import type { Context } from "hono";
import { AppError } from "../app-error.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { immutableCaching, readBuiltFile } from "./built-file.ts";

/** The recorder under the hash of its content. */
export async function getRecorderFile(c: Context<AppEnv, "/r/:file">): Promise<Response> {
  const file = await readBuiltFile(c.env, `/r/${c.req.param("file")}`);
  if (file === null) throw new AppError("not_found", "There is no recorder of this name.");
  return new Response(file.body, {
    headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": immutableCaching },
  });
}
