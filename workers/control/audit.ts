import { and, desc, eq, lt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId } from "../../protocol/ids.ts";
import { auditEntries } from "./account-schema.ts";

export type AuditEntry = typeof auditEntries.$inferSelect;

export async function writeAudit(control: D1Database, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await drizzle(control)
    .insert(auditEntries)
    .values([...entries])
    .run();
}

/** @param beforeMs only what is older; the newest comes first */
export const listAudit = (
  control: D1Database,
  organisationId: OrganisationId,
  beforeMs: number,
  limit: number,
): Promise<AuditEntry[]> =>
  drizzle(control)
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.organisationId, organisationId), lt(auditEntries.atMs, beforeMs)))
    .orderBy(desc(auditEntries.atMs), auditEntries.entryId)
    .limit(limit)
    .all();
