import type { Hono } from "hono";
import type { AppEnv } from "../middleware/app-env.ts";
import { makeApp } from "../middleware/make-app.ts";
import { rateLimit } from "../middleware/rate-limit.ts";
import { sharedWithAll } from "../middleware/shared-with-all.ts";
import { getLoader } from "./loader.ts";
import { getPlayer } from "./player.ts";
import { getPlayerFile } from "./player-file.ts";
import { getRecorderFile } from "./recorder-file.ts";

/** The files that strangers may reach. No cookie is set or read here. */
export function makePublicApp(): Hono<AppEnv> {
  const app = makeApp();
  app.use("/r/*", sharedWithAll);
  app.get("/r/:file{pk_.+\\.js}", rateLimit("loader"), getLoader);
  // The recorder and its parts, each under the hash of its content.
  app.get("/r/:file{[a-z]+-[0-9a-f]{8,}\\.js}", getRecorderFile);

  app.get("/player/:file{frame-[A-Za-z0-9_-]+\\.(?:js|css)}", getPlayerFile);
  app.get("/player/:websiteId{web_.+}", getPlayer);
  return app;
}
