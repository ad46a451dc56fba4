import { sql } from "drizzle-orm";
import type { SessionContact } from "../../protocol/api-visit.ts";
import { listMaxCounted } from "../../protocol/limits.ts";
import type { ToldFacts } from "../../protocol/visit/visit-facts.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";
import type { Visitor } from "./visitor.ts";

/** What a visitor's sessions say of them, as far as they are kept. */
export interface SeenVisitor {
  firstSeenAtMs: number;
  lastSeenAtMs: number;
  /** Up to `listMaxCounted` + 1. */
  sessionCount: number;
  contact: SessionContact | null;
}

/** @returns null when no session of the visitor is kept */
export async function visitorSeen(
  catalog: Catalog,
  { websiteId, visitorId }: Visitor,
): Promise<SeenVisitor | null> {
  const theirs = sql`${sessions} INDEXED BY sessions_by_visitor
    WHERE website_id = ${websiteId} AND visitor_id = ${visitorId}`;
  const edge = (column: string, order: string) =>
    sql`(SELECT ${sql.raw(column)} FROM ${theirs} ORDER BY ${sql.raw(order)} LIMIT 1)`;
  const [seen] = await catalog.all<{
    firstSeenAtMs: number | null;
    lastSeenAtMs: number;
    sessionCount: number;
    contactId: string | null;
    told: string | null;
  }>(sql`SELECT ${edge("started_at", "made_at")} AS firstSeenAtMs, ${edge("ended_at", "made_at DESC")} AS lastSeenAtMs,
    (SELECT count(*) FROM (SELECT 1 FROM ${theirs} LIMIT ${listMaxCounted + 1})) AS sessionCount, named.*
    FROM (SELECT 1) LEFT JOIN (SELECT contact_id AS contactId, told FROM ${theirs} AND contact_id IS NOT NULL
      ORDER BY made_at DESC LIMIT 1) AS named`);
  if (seen === undefined || seen.firstSeenAtMs === null) return null;
  const { firstSeenAtMs, lastSeenAtMs, sessionCount, contactId, told } = seen;
  return { firstSeenAtMs, lastSeenAtMs, sessionCount, contact: contactOf(contactId, told) };
}

function contactOf(contactId: string | null, told: string | null): SessionContact | null {
  if (contactId === null) return null;
  const { contact }: ToldFacts = JSON.parse(told ?? "{}");
  return contact ?? { id: contactId, name: "", email: "", url: "" };
}
