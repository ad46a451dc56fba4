import type { Context } from "hono";
import { createFactory } from "hono/factory";
import { type SiteKeyList, type SiteKeyTold, siteKeyRotation } from "../../../protocol/api-websites.ts";
import { makeSiteKey, parseSiteKey } from "../../../protocol/ids.ts";
import { dayMs } from "../../../protocol/plans.ts";
import { AppError } from "../../app-error.ts";
import { randomId } from "../../auth/random-id.ts";
import { listSiteKeys, revokeSiteKey, rotateSiteKeys, type SiteKeyRow } from "../../control/site-keys.ts";
import type { WebsiteEnv } from "../../middleware/owned-website.ts";
import { audit } from "../accounts/audit-entry.ts";
import { valid } from "../valid.ts";
import { snippetOf } from "./snippet.ts";

export async function getSiteKeys(c: Context<WebsiteEnv>): Promise<Response> {
  const rows = await listSiteKeys(c.env.CONTROL, c.var.websiteId, Date.now());
  const list: SiteKeyList = { siteKeys: rows.map((row) => toldOf(row, c.env.PUBLIC_ORIGIN)) };
  return c.json(list);
}

/** A new key; pages that carry an old one are recorded until its grace period ends. */
export const postSiteKeyRotation = createFactory<WebsiteEnv>().createHandlers(
  valid("json", siteKeyRotation),
  async (c) => {
    const { websiteId } = c.var;
    const { graceDays } = c.req.valid("json");
    const row = await rotateSiteKeys(c.env.CONTROL, websiteId, {
      siteKey: makeSiteKey(randomId()),
      graceMs: graceDays * dayMs,
      nowMs: Date.now(),
    });
    await audit(c, "site_key_rotated", `${websiteId} ${row.siteKey}`);
    return c.json(toldOf(row, c.env.PUBLIC_ORIGIN), 201);
  },
);

/** Pages that carry it are recorded for half a minute more at most. */
export async function deleteSiteKey(
  c: Context<WebsiteEnv, "/api/websites/:websiteId/site-keys/:siteKey">,
): Promise<Response> {
  const { websiteId } = c.var;
  const siteKey = parseSiteKey(c.req.param("siteKey"));
  if (siteKey === null || !(await revokeSiteKey(c.env.CONTROL, websiteId, siteKey, Date.now())))
    throw new AppError("not_found", "The website has no such key.");
  await audit(c, "site_key_revoked", `${websiteId} ${siteKey}`);
  return c.body(null, 204);
}

const toldOf = ({ siteKey, madeAtMs, revokedAtMs }: SiteKeyRow, publicOrigin: string): SiteKeyTold => ({
  siteKey,
  madeAt: madeAtMs === null ? null : new Date(madeAtMs).toISOString(),
  worksUntil: revokedAtMs === null ? null : new Date(revokedAtMs).toISOString(),
  snippet: snippetOf(publicOrigin, siteKey),
});
