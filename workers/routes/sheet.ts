import type { Context } from "hono";
import { parseAssetHash } from "../../protocol/ids.ts";
import { AppError } from "../app-error.ts";
import { readAsset } from "../archive/assets.ts";
import type { WebsiteEnv } from "../middleware/owned-website.ts";

/** A style sheet's text, as the website had it. */
export async function getSheet(
  c: Context<WebsiteEnv, "/api/websites/:websiteId/assets/:hash">,
): Promise<Response> {
  const hash = parseAssetHash(c.req.param("hash"));
  const gzipped = hash === null ? null : await readAsset(c.env.ARCHIVE, c.var.websiteId, hash);
  if (gzipped === null) throw new AppError("not_found", "The website has no such style sheet.");
  const headers = {
    "content-type": "text/css; charset=utf-8",
    "cache-control": "private, max-age=31536000, immutable",
    // Strangers wrote it: opened as a page of this origin, it can do nothing.
    "content-security-policy": "default-src 'none'; sandbox",
  };
  if (!/\bgzip\b/.test(c.req.header("accept-encoding") ?? "")) {
    return new Response(gzipped.pipeThrough(new DecompressionStream("gzip")), { headers });
  }
  // "manual": the bytes are gzip already.
  return new Response(gzipped, { encodeBody: "manual", headers: { ...headers, "content-encoding": "gzip" } });
}
