import type { Context } from "hono";
import { parseAssetHash, type WebsiteId } from "../../protocol/ids.ts";
import { AppError } from "../app-error.ts";
import { readAsset, readFonts } from "../archive/assets.ts";
import type { Asked } from "../middleware/app-env.ts";
import type { WebsiteEnv } from "../middleware/owned-website.ts";

export const getSheet = (
  c: Context<WebsiteEnv, "/api/websites/:websiteId/assets/:hash">,
): Promise<Response> => sheetOf(c, c.var.websiteId, c.req.param("hash"));

/** A style sheet's text, as the website had it, and behind it its faces with their fonts in them. */
export async function sheetOf(c: Asked, websiteId: WebsiteId, hashText: string): Promise<Response> {
  const hash = parseAssetHash(hashText);
  const [gzipped, fonts] =
    hash === null
      ? [null, null]
      : await Promise.all([
          readAsset(c.env.ARCHIVE, websiteId, hash),
          readFonts(c.env.ARCHIVE, websiteId, hash),
        ]);
  if (gzipped === null) throw new AppError("not_found", "The website has no such style sheet.");
  const headers = {
    "content-type": "text/css; charset=utf-8",
    "cache-control": "private, max-age=31536000, immutable",
    // Strangers wrote it: opened as a page of this origin, it can do nothing.
    "content-security-policy": "default-src 'none'; sandbox",
  };
  if (fonts !== null) {
    const [text, faces] = await Promise.all([gzipped, fonts].map(textOf));
    return new Response(`${text}\n${faces}`, { headers });
  }
  if (!/\bgzip\b/.test(c.req.header("accept-encoding") ?? "")) {
    return new Response(inflatedOf(gzipped), { headers });
  }
  // "manual": the bytes are gzip already.
  return new Response(gzipped, { encodeBody: "manual", headers: { ...headers, "content-encoding": "gzip" } });
}

const inflatedOf = (gzipped: ReadableStream<Uint8Array>): ReadableStream =>
  gzipped.pipeThrough(new DecompressionStream("gzip"));

const textOf = (gzipped: ReadableStream<Uint8Array>): Promise<string> =>
  new Response(inflatedOf(gzipped)).text();
