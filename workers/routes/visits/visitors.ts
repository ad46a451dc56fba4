import { createFactory } from "hono/factory";
import {
  type Contact,
  type ContactList,
  type ContactSeen,
  contactsQuery,
  subjectQuery,
  type VisitorSeen,
} from "../../../protocol/api-visitors.ts";
import { parseVisitorId } from "../../../protocol/ids.ts";
import { listMaxCounted } from "../../../protocol/limits.ts";
import { AppError } from "../../app-error.ts";
import { type ContactRow, findContact, listContacts } from "../../catalog/contacts.ts";
import { writeKeyCursor } from "../../catalog/key-cursor.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import { visitorSeen } from "../../catalog/visitor-seen.ts";
import type { WebsiteEnv } from "../../middleware/owned-website.ts";
import { valid } from "../valid.ts";
import { cursorOf } from "./cursor-of.ts";
import { isoTime } from "./iso-time.ts";
import { sessionsOf } from "./session-page.ts";

const factory = createFactory<WebsiteEnv>();

/** One visitor, as far as their sessions are kept. */
export const getVisitor = factory.createHandlers(valid("query", subjectQuery), async (c) => {
  const { websiteId } = c.var;
  const visitorId = parseVisitorId(c.req.param("visitorId") ?? "");
  const nowMs = Date.now();
  const catalog = await openCatalog(c.env, websiteId, nowMs);
  const seen = visitorId === null ? null : await visitorSeen(catalog, { websiteId, visitorId });
  if (visitorId === null || seen === null) throw new AppError("not_found", "There is no such visitor.");
  const told: VisitorSeen = {
    visitorId,
    firstSeenAt: isoTime(seen.firstSeenAtMs),
    lastSeenAt: isoTime(seen.lastSeenAtMs),
    sessionCount: countTold(seen.sessionCount),
    contact: seen.contact,
    ...(await sessionsOf(catalog, websiteId, { visitorId }, c.req.valid("query"), nowMs)),
  };
  return c.json(told);
});

/** Who the website has named. */
export const getContacts = factory.createHandlers(valid("query", contactsQuery), async (c) => {
  const { search = "", cursor, limit } = c.req.valid("query");
  const { websiteId } = c.var;
  const catalog = await openCatalog(c.env, websiteId, Date.now());
  const rows = await listContacts(catalog, websiteId, search, cursorOf(cursor, "lastSeen"), limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const list: ContactList = {
    contacts: page.map(contactOfRow),
    nextCursor:
      rows.length > limit && last !== undefined
        ? writeKeyCursor({ sort: "lastSeen", value: last.lastSeenAtMs, key: last.contactId })
        : null,
  };
  return c.json(list);
});

/** One of them, with their sessions. */
export const getContact = factory.createHandlers(valid("query", subjectQuery), async (c) => {
  const { websiteId } = c.var;
  const contactId = c.req.param("contactId") ?? "";
  const nowMs = Date.now();
  const catalog = await openCatalog(c.env, websiteId, nowMs);
  const row = await findContact(catalog, websiteId, contactId);
  if (row === null) throw new AppError("not_found", "There is no such contact.");
  const sessions = await sessionsOf(
    catalog,
    websiteId,
    { contactIds: [contactId] },
    c.req.valid("query"),
    nowMs,
  );
  return c.json({ contact: contactOfRow(row), ...sessions } satisfies ContactSeen);
});

const contactOfRow = ({ contactId, name, email, url, lastSeenAtMs, sessionCount }: ContactRow): Contact => ({
  ...{ id: contactId, name, email, url },
  lastSeenAt: isoTime(lastSeenAtMs),
  sessionCount: countTold(sessionCount),
});

const countTold = (count: number) => ({
  count: Math.min(count, listMaxCounted),
  hasMore: count > listMaxCounted,
});
