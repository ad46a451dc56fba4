import { and, desc, eq, gte, inArray, lt, or } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId } from "../../protocol/ids.ts";
import { auditEntries } from "./account-schema.ts";
import { organisations } from "./schema.ts";

export type AuditEntry = typeof auditEntries.$inferSelect;

/** An entry whose id is there already is passed over. */
export async function writeAudit(control: D1Database, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await drizzle(control)
    .insert(auditEntries)
    .values([...entries])
    .onConflictDoNothing()
    .run();
}

/** Where a page ended: several entries may be of one moment. */
export type AuditPlace = Pick<AuditEntry, "atMs" | "entryId">;

/** What is looked for; what is absent is anything. */
export interface AuditFilter {
  actor?: string | undefined;
  action?: string | undefined;
  fromMs?: number | undefined;
  /** Not itself. */
  toMs?: number | undefined;
}

/** @param after only what comes behind it, from the newest on; null for the first page */
export const listAudit = (
  control: D1Database,
  organisationId: OrganisationId,
  { actor, action, fromMs, toMs }: AuditFilter,
  after: AuditPlace | null,
  limit: number,
): Promise<AuditEntry[]> =>
  drizzle(control)
    .select()
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.organisationId, organisationId),
        actor === undefined ? undefined : eq(auditEntries.actor, actor),
        action === undefined ? undefined : eq(auditEntries.action, action),
        fromMs === undefined ? undefined : gte(auditEntries.atMs, fromMs),
        toMs === undefined ? undefined : lt(auditEntries.atMs, toMs),
        after === null ? undefined : behind(after),
      ),
    )
    .orderBy(desc(auditEntries.atMs), desc(auditEntries.entryId))
    .limit(limit)
    .all();

const behind = ({ atMs, entryId }: AuditPlace) =>
  or(lt(auditEntries.atMs, atMs), and(eq(auditEntries.atMs, atMs), lt(auditEntries.entryId, entryId)));

/** Of all organisations, so many at most. */
export async function deleteOldAudit(control: D1Database, beforeMs: number, maxRows: number): Promise<void> {
  const database = drizzle(control);
  // By organisation, as the index is: else all entries were read each time.
  const everybody = database.select({ id: organisations.organisationId }).from(organisations);
  const old = database
    .select({ entryId: auditEntries.entryId })
    .from(auditEntries)
    .where(and(inArray(auditEntries.organisationId, everybody), lt(auditEntries.atMs, beforeMs)))
    .limit(maxRows);
  await database.delete(auditEntries).where(inArray(auditEntries.entryId, old)).run();
}
