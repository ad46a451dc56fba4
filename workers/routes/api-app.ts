import type { Hono } from "hono";
import type { AppEnv } from "../middleware/app-env.ts";
import { caller } from "../middleware/caller.ts";
import { makeApp } from "../middleware/make-app.ts";
import { ownedSession } from "../middleware/owned-session.ts";
import { ownedWebsite } from "../middleware/owned-website.ts";
import { privateAnswers } from "../middleware/private-answers.ts";
import { addAccountRoutes, addOpenAccountRoutes } from "./accounts/account-routes.ts";
import { deleteContact, deleteSession, deleteVisitor, getErasure } from "./erasures.ts";
import { getVisitorExport } from "./export/export.ts";
import { getSessionExport } from "./export/export-session.ts";
import { postImport } from "./import/import-session.ts";
import { deletePin, putPin } from "./pins.ts";
import { getDescription, getReference, getReferenceFile } from "./reference.ts";
import { getEvents } from "./replay/events.ts";
import { getLive } from "./replay/live.ts";
import { getReplay } from "./replay/replay.ts";
import { getSegment } from "./replay/segment.ts";
import { getTail } from "./replay/tail.ts";
import { getTimeline } from "./replay/timeline.ts";
import { getSessions } from "./sessions.ts";
import { getSheet } from "./sheet.ts";
import { getSilenced, putVerdict } from "./verdicts.ts";
import { getWebsites } from "./websites.ts";

/** What the dashboard and developers ask. Behind those that stand first, everybody is a known caller. */
export function makeApiApp(): Hono<AppEnv> {
  const app = makeApp();
  app.use(privateAnswers);
  app.get("/api/openapi.json", getDescription);
  app.get("/api/reference", getReference);
  app.get("/api/reference/:file", getReferenceFile);
  addOpenAccountRoutes(app);

  app.use("/api/*", caller);
  addAccountRoutes(app);
  app.get("/api/websites", getWebsites);
  app.get("/api/websites/:websiteId/sessions", ownedWebsite, ...getSessions);
  app.get("/api/websites/:websiteId/signals/silenced", ownedWebsite, ...getSilenced);
  app.post("/api/websites/:websiteId/import", ownedWebsite, postImport);
  app.get("/api/websites/:websiteId/assets/:hash", ownedWebsite, getSheet);
  app.delete("/api/websites/:websiteId/visitors/:visitorId", ownedWebsite, deleteVisitor);
  app.get("/api/websites/:websiteId/visitors/:visitorId/export", ownedWebsite, ...getVisitorExport);
  app.delete("/api/websites/:websiteId/contacts/:contactId", ownedWebsite, deleteContact);
  app.get("/api/erasures/:receiptId", getErasure);
  app.get("/api/replay/:sessionId", ownedSession, ...getReplay);
  app.delete("/api/replay/:sessionId", ownedSession, deleteSession);
  app.put("/api/replay/:sessionId/pin", ownedSession, putPin);
  app.delete("/api/replay/:sessionId/pin", ownedSession, deletePin);
  app.get("/api/replay/:sessionId/events", ownedSession, ...getEvents);
  app.get("/api/replay/:sessionId/export", ownedSession, getSessionExport);
  app.put("/api/replay/:sessionId/signals/:signalId/verdict", ownedSession, ...putVerdict);
  app.get("/api/replay/:sessionId/timeline", ownedSession, getTimeline);
  app.get("/api/replay/:sessionId/segments/:n", ownedSession, getSegment);
  app.get("/api/replay/:sessionId/tail", ownedSession, ...getTail);
  app.get("/api/replay/:sessionId/live", ownedSession, getLive);
  return app;
}
