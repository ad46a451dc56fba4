import type { Context } from "hono";
import { AppError } from "../app-error.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { needBuiltFile, readBuiltFile } from "./built-file.ts";

/** Swagger UI needs no more than this: its script and sheet are ours, its icons stand in the sheet. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The API's description: a file of the build, made from the schemas that the routes validate with. */
export async function getDescription(c: Context<AppEnv>): Promise<Response> {
  const { body } = await needBuiltFile(c.env, "/api/openapi.json");
  return new Response(body, { headers: { "content-type": "application/json", "cache-control": "no-cache" } });
}

/** The description as a page. */
export async function getReference(c: Context<AppEnv>): Promise<Response> {
  const { body } = await needBuiltFile(c.env, "/api/reference/reference.html");
  return new Response(body, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      "content-security-policy": pagePolicy,
      "referrer-policy": "same-origin",
    },
  });
}

export async function getReferenceFile(c: Context<AppEnv, "/api/reference/:file">): Promise<Response> {
  const name = c.req.param("file");
  const [, kind] = /^[a-z-]+\.(js|css)$/.exec(name) ?? [];
  const file = kind === undefined ? null : await readBuiltFile(c.env, `/api/reference/${name}`);
  if (file === null) throw new AppError("not_found", "There is no such file.");
  const type = kind === "js" ? "text/javascript; charset=utf-8" : "text/css; charset=utf-8";
  return new Response(file.body, { headers: { "content-type": type, "cache-control": "no-cache" } });
}
