import { createMiddleware } from "hono/factory";
import { parseSiteKey } from "../../protocol/ids.ts";
import { AppError } from "../app-error.ts";
import { isOriginAllowed } from "../auth/origin-patterns.ts";
import { findSite, type Site } from "../control/sites.ts";
import type { AppEnv } from "./app-env.ts";

export interface SiteEnv extends AppEnv {
  Variables: AppEnv["Variables"] & { site: Site };
}

/** Lets through who asks under a site key in use, from one of the website's origins. */
export const knownSite = createMiddleware<SiteEnv>(async (c, next) => {
  const siteKey = parseSiteKey(c.req.param("siteKey") ?? "");
  const site = siteKey === null ? null : await findSite(c.env.CONTROL, siteKey, Date.now());
  if (site === null) throw new AppError("site_key_unknown", "This site key is unknown or revoked.");
  const { headers } = c.req.raw;
  if (!isOriginAllowed(site.originPatterns, headers.get("origin"), headers.get("referer"))) {
    throw new AppError("origin_not_allowed", "This website is not asked from this origin.");
  }
  c.set("site", site);
  await next();
});
