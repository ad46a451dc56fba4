import type { Context } from "hono";
import { parseAssetHash, type WebsiteId } from "../../protocol/ids.ts";
import { AppError } from "../app-error.ts";
import { readAsset } from "../archive/assets.ts";
import type { Asked } from "../middleware/app-env.ts";
import type { WebsiteEnv } from "../middleware/owned-website.ts";

export const getSheet = (
  c: Context<WebsiteEnv, "/api/websites/:websiteId/assets/:hash">,
): Promise<Response> => sheetOf(c, c.var.websiteId, c.req.param("hash"));

/** A style sheet's text, as the website had it. */
export async function sheetOf(c: Asked, websiteId: WebsiteId, hashText: string): Promise<Response> {
  const hash = parseAssetHash(hashText);
  const gzipped = hash === null ? null : await readAsset(c.env.ARCHIVE, websiteId, hash);
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
