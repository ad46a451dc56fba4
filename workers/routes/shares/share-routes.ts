import type { Hono } from "hono";
import type { AppEnv } from "../../middleware/app-env.ts";
import { ownedSession } from "../../middleware/owned-session.ts";
import { sharedSession, unlisted } from "../../middleware/shared-session.ts";
import {
  getSharedLink,
  getSharedSegment,
  getSharedSheet,
  getSharedTail,
  getSharedTimeline,
} from "./shared.ts";
import { deleteShareOf, getShares, postShare } from "./shares.ts";

/** What anyone may ask who has a public link: to read, of that one session alone. */
export function addSharedRoutes(app: Hono<AppEnv>): void {
  app.use("/api/shared/*", unlisted);
  app.get("/api/shared/:token", sharedSession, getSharedLink);
  app.get("/api/shared/:token/timeline", sharedSession, getSharedTimeline);
  app.get("/api/shared/:token/segments/:n", sharedSession, ...getSharedSegment);
  app.get("/api/shared/:token/tail", sharedSession, ...getSharedTail);
  app.get("/api/shared/:token/sheets/:hash", sharedSession, getSharedSheet);
}

/** Behind `caller`. */
export function addShareRoutes(app: Hono<AppEnv>): void {
  app.get("/api/replay/:sessionId/shares", ownedSession, getShares);
  app.post("/api/replay/:sessionId/shares", ownedSession, ...postShare);
  app.delete("/api/replay/:sessionId/shares/:shareId", ownedSession, deleteShareOf);
}
