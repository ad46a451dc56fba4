import type { Hono } from "hono";
import type { AppEnv } from "../../middleware/app-env.ts";
import { ownedSession } from "../../middleware/owned-session.ts";
import { ownedWebsite } from "../../middleware/owned-website.ts";
import { getActivity, getActivityChart } from "./activity.ts";
import { getError, getErrorSessions, getErrors, patchError } from "./errors.ts";
import { getFacets } from "./facets.ts";
import { deleteNoteOf, getNotes, patchNote, postNote } from "./notes.ts";
import { getPages } from "./pages.ts";
import { deleteTag, getTags, postTags, putTag } from "./tags.ts";
import { getContact, getContacts, getVisitor } from "./visitors.ts";

/** What sessions tell of visitors, and members of sessions. Behind `caller`. */
export function addVisitRoutes(app: Hono<AppEnv>): void {
  app.get("/api/websites/:websiteId/facets", ownedWebsite, ...getFacets);
  app.get("/api/websites/:websiteId/tags", ownedWebsite, getTags);
  app.post("/api/websites/:websiteId/sessions/tags", ownedWebsite, ...postTags);
  app.put("/api/replay/:sessionId/tags/:tag", ownedSession, putTag);
  app.delete("/api/replay/:sessionId/tags/:tag", ownedSession, deleteTag);
  app.get("/api/replay/:sessionId/notes", ownedSession, getNotes);
  app.post("/api/replay/:sessionId/notes", ownedSession, ...postNote);
  app.patch("/api/replay/:sessionId/notes/:noteId", ownedSession, ...patchNote);
  app.delete("/api/replay/:sessionId/notes/:noteId", ownedSession, deleteNoteOf);
  app.get("/api/websites/:websiteId/visitors/:visitorId", ownedWebsite, ...getVisitor);
  app.get("/api/websites/:websiteId/contacts", ownedWebsite, ...getContacts);
  app.get("/api/websites/:websiteId/contacts/:contactId", ownedWebsite, ...getContact);
  app.get("/api/websites/:websiteId/errors", ownedWebsite, ...getErrors);
  app.get("/api/websites/:websiteId/errors/:fingerprint", ownedWebsite, ...getError);
  app.patch("/api/websites/:websiteId/errors/:fingerprint", ownedWebsite, ...patchError);
  app.get("/api/websites/:websiteId/errors/:fingerprint/sessions", ownedWebsite, ...getErrorSessions);
  app.get("/api/websites/:websiteId/pages", ownedWebsite, ...getPages);
  app.get("/api/websites/:websiteId/activity", ownedWebsite, ...getActivity);
  app.get("/api/websites/:websiteId/activity/chart", ownedWebsite, ...getActivityChart);
}
