import type { Hono } from "hono";
import type { AppEnv } from "../middleware/app-env.ts";
import { ingestCors } from "../middleware/ingest-cors.ts";
import { knownSite } from "../middleware/known-site.ts";
import { makeApp } from "../middleware/make-app.ts";
import { rateLimit } from "../middleware/rate-limit.ts";
import { sender } from "../middleware/sender.ts";
import { sharedWithAll } from "../middleware/shared-with-all.ts";
import { postAsset } from "./assets.ts";
import { postChunk } from "./chunks.ts";
import { getLoader } from "./loader.ts";
import { getPlayer } from "./player.ts";
import { getPlayerFile } from "./player-file.ts";
import { getRecorderFile } from "./recorder-file.ts";
import { postWithdrawal } from "./withdraw.ts";

/** All that strangers may reach. No cookie is set or read here. */
export function makePublicApp(): Hono<AppEnv> {
  const app = makeApp();
  app.use("/r/*", sharedWithAll);
  app.get("/r/:file{pk_.+\\.js}", rateLimit("loader"), getLoader);
  app.get("/r/:file{recorder-[A-Za-z0-9_-]+\\.js}", getRecorderFile);

  app.use("/v1/*", ingestCors);
  app.post("/v1/chunks/:siteKey/:sessionId/:tabId/:seq", rateLimit("chunks"), knownSite, sender, postChunk);
  app.post("/v1/assets/:siteKey/:hash", rateLimit("assets"), knownSite, sender, postAsset);
  app.post("/v1/withdraw/:siteKey", rateLimit("withdraw"), knownSite, postWithdrawal);

  app.get("/player/:file{frame-[A-Za-z0-9_-]+\\.(?:js|css)}", getPlayerFile);
  app.get("/player/:websiteId{web_.+}", getPlayer);
  return app;
}
