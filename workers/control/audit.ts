import { and, desc, eq, lt, or } from "drizzle-orm";
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

/** Where a page ended: several entries may be of one moment. */
export type AuditPlace = Pick<AuditEntry, "atMs" | "entryId">;

/** @param after only what comes behind it, from the newest on; null for the first page */
export const listAudit = (
  control: D1Database,
  organisationId: OrganisationId,
  after: AuditPlace | null,
  limit: number,
): Promise<AuditEntry[]> =>
  drizzle(control)
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.organisationId, organisationId), after === null ? undefined : behind(after)))
    .orderBy(desc(auditEntries.atMs), desc(auditEntries.entryId))
    .limit(limit)
    .all();

const behind = ({ atMs, entryId }: AuditPlace) =>
  or(lt(auditEntries.atMs, atMs), and(eq(auditEntries.atMs, atMs), lt(auditEntries.entryId, entryId)));
