import { createMiddleware } from "hono/factory";
import { parseSiteKey } from "../../protocol/ids.ts";
import { recordsSessions } from "../../protocol/plans.ts";
import { AppError } from "../app-error.ts";
import { isOriginAllowed } from "../auth/origin-patterns.ts";
import { findSite, type Site } from "../control/sites.ts";
import type { AppEnv } from "./app-env.ts";

export interface SenderEnv extends AppEnv {
  Variables: AppEnv["Variables"] & { site: Site };
}

/** Lets through who sends under a site key in use, from one of the website's origins, while it records. */
export const sender = createMiddleware<SenderEnv>(async (c, next) => {
  const siteKey = parseSiteKey(c.req.param("siteKey") ?? "");
  const site = siteKey === null ? null : await findSite(c.env.CONTROL, siteKey, Date.now());
  if (site === null) throw new AppError("site_key_unknown", "This site key is unknown or revoked.");
  const { origin, referer } = c.req.header();
  if (!isOriginAllowed(site.originPatterns, origin ?? null, referer ?? null)) {
    throw new AppError("origin_not_allowed", "This website does not accept sessions from this origin.");
  }
  if (!recordsSessions(site)) throw new AppError("replay_not_in_plan", "The plan keeps no sessions.");
  if (!site.recordingEnabled) throw new AppError("recording_off", "Recording is off for this website.");
  c.set("site", site);
  await next();
});
