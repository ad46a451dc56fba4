import type { Hono } from "hono";
import type { AppEnv } from "../../middleware/app-env.ts";
import { ownedWebsite } from "../../middleware/owned-website.ts";
import { deleteWebsite } from "./delete-website.ts";
import { getWebsites } from "./list-websites.ts";
import { postWebsite } from "./make-website.ts";
import { getSettings, putSettings } from "./settings.ts";
import { getSettingsVersions } from "./settings-versions.ts";
import { deleteSiteKey, getSiteKeys, postSiteKeyRotation } from "./site-keys.ts";

/** Behind `caller`: the websites themselves, and how each records. */
export function addWebsiteRoutes(app: Hono<AppEnv>): void {
  app.get("/api/websites", getWebsites);
  app.post("/api/websites", ...postWebsite);
  app.delete("/api/websites/:websiteId", ownedWebsite, deleteWebsite);
  app.get("/api/websites/:websiteId/settings", ownedWebsite, ...getSettings);
  app.put("/api/websites/:websiteId/settings", ownedWebsite, ...putSettings);
  app.get("/api/websites/:websiteId/settings/versions", ownedWebsite, ...getSettingsVersions);
  app.get("/api/websites/:websiteId/site-keys", ownedWebsite, getSiteKeys);
  app.post("/api/websites/:websiteId/site-keys/rotate", ownedWebsite, ...postSiteKeyRotation);
  app.delete("/api/websites/:websiteId/site-keys/:siteKey", ownedWebsite, deleteSiteKey);
}
