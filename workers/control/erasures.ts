import { and, asc, eq, lte, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { OrganisationId, ReceiptId, VisitorId, WebsiteId } from "../../protocol/ids.ts";
import { type ErasedSessionRow, type ErasureRow, erasedSessions, erasures } from "./schema.ts";

/** What is to be erased, and what of it is gone: written before anything is deleted, so that a crash loses neither. */

export async function addErasure(control: D1Database, erasure: ErasureRow): Promise<void> {
  await drizzle(control).insert(erasures).values(erasure).run();
}

/** Notes what there is, or was, of a session. Counts only grow: a second run finds less than the first has deleted. */
export async function noteErased(control: D1Database, erased: ErasedSessionRow): Promise<void> {
  const { receiptId, sessionId, ...counts } = erased;
  const larger = (column: "chunks" | "bytes" | "objects" | "rows") =>
    sql`max(${erasedSessions[column]}, excluded.${sql.identifier(column)})`;
  await drizzle(control)
    .insert(erasedSessions)
    .values({ receiptId, sessionId, ...counts })
    .onConflictDoUpdate({
      target: [erasedSessions.receiptId, erasedSessions.sessionId],
      set: {
        chunks: larger("chunks"),
        bytes: larger("bytes"),
        objects: larger("objects"),
        rows: larger("rows"),
      },
    })
    .run();
}

/** @param nextLookAtMs when the cron looks for more; null when nothing more can come */
export async function saveErasure(
  control: D1Database,
  receiptId: ReceiptId,
  { completedAtMs, nextLookAtMs }: Pick<ErasureRow, "completedAtMs" | "nextLookAtMs">,
): Promise<void> {
  await drizzle(control)
    .update(erasures)
    .set({ completedAtMs, nextLookAtMs })
    .where(eq(erasures.receiptId, receiptId))
    .run();
}

/** Erasures that are to be looked after at `nowMs`, the longest waiting first. */
export async function dueErasures(
  control: D1Database,
  nowMs: number,
  maxRows: number,
): Promise<ErasureRow[]> {
  return await drizzle(control)
    .select()
    .from(erasures)
    .where(lte(erasures.nextLookAtMs, nowMs))
    .orderBy(asc(erasures.nextLookAtMs))
    .limit(maxRows)
    .all();
}

/** @returns the erasure that a visitor has asked for; null when there is none */
export async function findWithdrawal(
  control: D1Database,
  websiteId: WebsiteId,
  visitorId: VisitorId,
): Promise<ErasureRow | null> {
  const row = await drizzle(control)
    .select()
    .from(erasures)
    .where(
      and(
        eq(erasures.websiteId, websiteId),
        eq(erasures.subjectId, visitorId),
        eq(erasures.isWithdrawal, true),
      ),
    )
    .get();
  return row ?? null;
}

/** @returns null also when the erasure is another organisation's */
export async function findErasure(
  control: D1Database,
  organisationId: OrganisationId,
  receiptId: ReceiptId,
): Promise<{ erasure: ErasureRow; sessions: ErasedSessionRow[] } | null> {
  const database = drizzle(control);
  const [[erasure], sessions] = await database.batch([
    database
      .select()
      .from(erasures)
      .where(and(eq(erasures.receiptId, receiptId), eq(erasures.organisationId, organisationId))),
    database
      .select()
      .from(erasedSessions)
      .where(eq(erasedSessions.receiptId, receiptId))
      .orderBy(asc(erasedSessions.sessionId)),
  ]);
  return erasure === undefined ? null : { erasure, sessions };
}
