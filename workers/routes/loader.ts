import type { Context } from "hono";
import * as z from "zod";
import { parseSiteKey, type SiteKey } from "../../protocol/ids.ts";
import { loaderMaxAgeSeconds } from "../../protocol/limits.ts";
import { recordsSessions } from "../../protocol/plans.ts";
import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import { AppError } from "../app-error.ts";
import { findSiteAfresh, type Site } from "../control/sites.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { needBuiltFile } from "./built-file.ts";

const configToken = '"__PLAYHEAD_CONFIG__"';
const nowMark = "__PLAYHEAD_NOW__";
const path = z.string().startsWith("/r/");
const manifest = z.object({ recorderPath: path, presencePath: path });

/**
 * The loader of a website with its config baked in, from the edge's cache where that has it. The time is put in for each
 * request, or all sessions that begin with one copy would begin at once, and stand in the list in no order.
 */
export async function getLoader(c: Context<AppEnv, "/r/:file">): Promise<Response> {
  const { origin, pathname } = new URL(c.req.url);
  const cacheKey = origin + pathname;
  const cached = await caches.default.match(cacheKey);
  if (cached !== undefined) return sentAt(await cached.text(), Date.now());

  const siteKey = parseSiteKey(c.req.param("file").replace(/\.js$/, ""));
  const nowMs = Date.now();
  const site = siteKey === null ? null : await findSiteAfresh(c.env.CONTROL, siteKey, nowMs);
  if (siteKey === null || site === null)
    throw new AppError("not_found", "This site key is unknown or revoked.");
  const [template, files] = await Promise.all([
    needBuiltFile(c.env, "/r/loader.js"),
    needBuiltFile(c.env, "/r/manifest.json"),
  ]);
  const { recorderPath, presencePath } = manifest.parse(await files.json());
  const config = recorderConfig(site, {
    siteKey,
    origin: c.env.PUBLIC_ORIGIN,
    dashboardOrigin: c.env.DASHBOARD_ORIGIN,
    recorderPath,
    presencePath,
  });
  const configText = JSON.stringify({ ...config, nowMs: nowMark });
  // A function, because a replacement string would read `$` as a pattern.
  const text = (await template.text()).replace(configToken, () => configText);
  c.executionCtx.waitUntil(caches.default.put(cacheKey, loaderOf(text)));
  return sentAt(text, Date.now());
}

const loaderOf = (text: string): Response =>
  new Response(text, {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": `public, max-age=${loaderMaxAgeSeconds}`,
    },
  });

/** Within another string of the config the mark's quotes would be escaped. */
const sentAt = (text: string, nowMs: number): Response =>
  loaderOf(text.replace(JSON.stringify(nowMark), String(nowMs)));

function recorderConfig(
  site: Site,
  given: {
    siteKey: SiteKey;
    origin: string;
    dashboardOrigin: string;
    recorderPath: string;
    presencePath: string;
  },
): Omit<RecorderConfig, "nowMs"> {
  return {
    ...site.settings,
    // What nobody may look at is not taken from the page. Failed requests count as signs of struggle all the same.
    ...(!site.hasNetworkPanel && { requests: "off" as const }),
    revision: site.configRevision,
    siteKey: given.siteKey,
    tag: site.tag,
    origin: given.origin,
    recorderPath: given.recorderPath,
    ...(site.settings?.presence === "everyone" && { presencePath: given.presencePath }),
    enabled: site.recordingEnabled && recordsSessions(site),
    trigger: site.trigger,
    samplingRate: site.samplingRate,
    sessionUrlBase: `${given.dashboardOrigin}/websites/${site.websiteId}/sessions/`,
  };
}
