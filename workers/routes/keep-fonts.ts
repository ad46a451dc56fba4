import { Buffer } from "node:buffer";
import { gzipSync } from "node:zlib";
import type { AssetHash } from "../../protocol/ids.ts";
import { putFonts } from "../archive/assets.ts";
import { isOriginAllowed } from "../auth/origin-patterns.ts";
import type { Site } from "../control/sites.ts";
import type { Env } from "../env.ts";
import { embeddedFace, type FontFace, fontFacesOf, fontTypeOf } from "./font-faces.ts";
import { readUpTo } from "./read-up-to.ts";

/** A whole icon font has 150 KB. */
const maxFontBytes = 400_000;
const maxFontBytesPerSheet = 1_500_000;
const fetchMs = 8_000;

/**
 * Keeps the fonts of a new style sheet beside it: the player's frame may reach nobody, and a browser lends a font to
 * no other origin. Only from the website's registered origins; what cannot be had is left out, and the replay shows
 * another font there.
 */
export async function keepFonts(
  env: Env,
  { websiteId, originPatterns }: Pick<Site, "websiteId" | "originPatterns">,
  hash: AssetHash,
  cssText: string,
): Promise<void> {
  const own = fontFacesOf(cssText).filter(({ url }) =>
    isOriginAllowed(originPatterns, new URL(url).origin, null),
  );
  const kept: string[] = [];
  let bytes = 0;
  for (const face of own) {
    const font = await fetchFont(face);
    if (font === null || bytes + font.bytes.length > maxFontBytesPerSheet) continue;
    bytes += font.bytes.length;
    kept.push(embeddedFace(face, font.type, Buffer.from(font.bytes).toString("base64")));
  }
  if (kept.length > 0) await putFonts(env.ARCHIVE, websiteId, hash, gzipSync(kept.join("\n")));
}

/** @returns null for what is no font, is too large, or is not there */
async function fetchFont({ url }: FontFace): Promise<{ bytes: Uint8Array; type: string } | null> {
  try {
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(fetchMs) });
    if (!answer.ok || answer.body === null) return null;
    const bytes = await readUpTo(answer.body, maxFontBytes);
    const type = bytes === null ? null : fontTypeOf(bytes);
    return bytes === null || type === null ? null : { bytes, type };
  } catch {
    return null;
  }
}
