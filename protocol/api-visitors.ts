import * as z from "zod";
import { session } from "./api.ts";
import { sessionContact } from "./api-visit.ts";
import { listMaxRows } from "./limits.ts";

/** Who came, as schemas; see `api.ts`. */

const cursor = z.string().max(600).optional().describe("`nextCursor` of the page before.");
const limit = z.coerce.number().int().min(1).max(listMaxRows).default(50);

export const subjectQuery = z.object({ cursor, limit });

const sessions = z.array(session).describe("The newest first.");
const nextCursor = z.string().nullable().describe("Of the next page; null on the last.");

export const visitorSeen = z.object({
  visitorId: z.string(),
  firstSeenAt: z.iso.datetime().describe("As far back as sessions are kept."),
  lastSeenAt: z.iso.datetime(),
  sessionCount: z.object({ count: z.int(), hasMore: z.boolean() }).describe("Counted up to 1,000."),
  contact: sessionContact.nullable().describe("As the website named them last."),
  sessions,
  nextCursor,
});
export type VisitorSeen = z.infer<typeof visitorSeen>;

export const contact = sessionContact.extend({
  lastSeenAt: z.iso.datetime(),
  sessionCount: z.object({ count: z.int(), hasMore: z.boolean() }).describe("Counted up to 1,000."),
});
export type Contact = z.infer<typeof contact>;

export const contactsQuery = z.object({
  search: z.string().trim().max(200).optional().describe("In the id, name or mail address."),
  cursor,
  limit,
});

export const contactList = z.object({
  contacts: z.array(contact).describe("Who was seen last comes first."),
  nextCursor,
});
export type ContactList = z.infer<typeof contactList>;

export const contactSeen = z.object({ contact, sessions, nextCursor });
export type ContactSeen = z.infer<typeof contactSeen>;
