import type { Hono } from "hono";
import type { AppEnv } from "../middleware/app-env.ts";
import { ingestCors } from "../middleware/ingest-cors.ts";
import { knownSite } from "../middleware/known-site.ts";
import { makeApp } from "../middleware/make-app.ts";
import { rateLimit } from "../middleware/rate-limit.ts";
import { sender } from "../middleware/sender.ts";
import { postAsset } from "./assets.ts";
import { postChunk } from "./chunks.ts";
import { postPresence } from "./presence/post-presence.ts";
import { postWithdrawal } from "./withdraw.ts";

/**
 * What recorders post. Almost every request of a deployment comes here, so it is an app of its own: its paths are plain
 * enough for Hono's router of one regular expression, where those of the files would bring all down to the slow one.
 */
export function makeIngestApp(): Hono<AppEnv> {
  const app = makeApp();
  app.use("/v1/*", ingestCors);
  app.post("/v1/chunks/:siteKey/:sessionId/:tabId/:seq", rateLimit("chunks"), knownSite, sender, postChunk);
  app.post("/v1/assets/:siteKey/:hash", rateLimit("assets"), knownSite, sender, postAsset);
  app.post("/v1/presence/:siteKey", rateLimit("presence"), knownSite, sender, postPresence);
  app.post("/v1/withdraw/:siteKey", rateLimit("withdraw"), knownSite, postWithdrawal);
  return app;
}
