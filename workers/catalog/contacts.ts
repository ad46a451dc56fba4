import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { WebsiteId } from "../../protocol/ids.ts";
import { listMaxCounted } from "../../protocol/limits.ts";
import { hasIn } from "./has-in.ts";
import type { KeyCursor } from "./key-cursor.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";
import { contacts } from "./visit-schema.ts";

export type ContactRow = typeof contacts.$inferSelect & {
  /** Counted up to `listMaxCounted` + 1. */
  sessionCount: number;
};

const columns = {
  websiteId: contacts.websiteId,
  contactId: contacts.contactId,
  name: contacts.name,
  email: contacts.email,
  url: contacts.url,
  lastSeenAtMs: contacts.lastSeenAtMs,
  // Spelled out: drizzle leaves the table's name away where it reads one table alone.
  sessionCount: sql<number>`(SELECT count(*) FROM (
    SELECT 1 FROM ${sessions} INDEXED BY sessions_by_contact
    WHERE sessions.contact_id IS NOT NULL AND sessions.website_id = contacts.website_id
      AND sessions.contact_id = contacts.contact_id LIMIT ${listMaxCounted + 1}))`.as("session_count"),
};

/**
 * A website's contacts, who was seen last first. All of them are read for it, a tenth of a second for a hundred thousand.
 * @param search in their id, name or mail address; empty for all
 * @param after the last one of the page before, null for the first page
 */
export async function listContacts(
  catalog: Catalog,
  websiteId: WebsiteId,
  search: string,
  after: KeyCursor | null,
  maxRows: number,
): Promise<ContactRow[]> {
  return await catalog
    .select(columns)
    .from(contacts)
    .where(
      and(
        eq(contacts.websiteId, websiteId),
        isFound(search),
        after === null
          ? undefined
          : sql`(${contacts.lastSeenAtMs}, ${contacts.contactId}) < (${after.value}, ${after.key})`,
      ),
    )
    .orderBy(desc(contacts.lastSeenAtMs), desc(contacts.contactId))
    .limit(maxRows)
    .all();
}

export async function findContact(
  catalog: Catalog,
  websiteId: WebsiteId,
  contactId: string,
): Promise<ContactRow | null> {
  const isContact = and(eq(contacts.websiteId, websiteId), eq(contacts.contactId, contactId));
  return (await catalog.select(columns).from(contacts).where(isContact).get()) ?? null;
}

/** Ids of those that a search finds, who was seen last first. */
export async function contactIdsOf(
  catalog: Catalog,
  websiteId: WebsiteId,
  search: string,
  maxIds: number,
): Promise<string[]> {
  const found = await catalog
    .select({ contactId: contacts.contactId })
    .from(contacts)
    .where(and(eq(contacts.websiteId, websiteId), isFound(search)))
    .orderBy(desc(contacts.lastSeenAtMs))
    .limit(maxIds)
    .all();
  return found.map(({ contactId }) => contactId);
}

const isFound = (search: string): SQL | undefined =>
  search === ""
    ? undefined
    : sql`(${hasIn(contacts.contactId, search)} OR ${hasIn(contacts.name, search)} OR ${hasIn(contacts.email, search)})`;
