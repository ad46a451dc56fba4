import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { ErrorCode } from "../../protocol/errors.ts";
import { parseAssetHash } from "../../protocol/ids.ts";
import { maxAssetBytes, maxInflatedAssetBytes } from "../../protocol/limits.ts";
import { AppError } from "../app-error.ts";
import { putAsset } from "../archive/assets.ts";
import { addAsset } from "../catalog/add-asset.ts";
import { missingAssets } from "../catalog/missing-assets.ts";
import { type Inflated, inflate } from "../inflate.ts";
import type { SiteEnv } from "../middleware/known-site.ts";
import { keepFonts } from "./keep-fonts.ts";
import { readBody } from "./read-body.ts";

const codeOfFailure = {
  not_gzip: "asset_malformed",
  truncated: "asset_malformed",
  too_large: "chunk_bomb",
} satisfies Record<Extract<Inflated, { ok: false }>["reason"], ErrorCode>;

/** Takes a style sheet that a chunk's reply asked for: gzip of text whose SHA-256 the path names. */
export async function postAsset(c: Context<SiteEnv, "/v1/assets/:siteKey/:hash">): Promise<Response> {
  const { websiteId } = c.var.site;
  const hash = parseAssetHash(c.req.param("hash"));
  if (hash === null) throw new AppError("bad_request", "The asset's hash is malformed.");
  const gzipped = await readBody(c.req.raw, maxAssetBytes, "asset_too_large");
  const inflated = inflate(gzipped, maxInflatedAssetBytes);
  if (!inflated.ok) {
    throw new AppError(
      codeOfFailure[inflated.reason],
      `The body is not the gzip it should be: ${inflated.reason}.`,
    );
  }
  if (createHash("sha256").update(inflated.bytes).digest("base64url") !== hash) {
    throw new AppError("asset_hash_mismatch", "The text's SHA-256 is not the one in the path.");
  }
  const nowMs = Date.now();
  // Nothing is missing past the day's bound: such a sheet is dropped.
  const missing = await missingAssets(c.env, websiteId, [hash], nowMs);
  if (missing.length > 0) {
    await putAsset(c.env.ARCHIVE, websiteId, hash, gzipped);
    await addAsset(c.env, websiteId, { hash, bytes: gzipped.length }, nowMs);
    c.executionCtx.waitUntil(keepFonts(c.env, c.var.site, hash, new TextDecoder().decode(inflated.bytes)));
  }
  return c.body(null, 204);
}
