import { and, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { SessionId } from "../../protocol/ids.ts";
import { recordsSessions } from "../../protocol/plans.ts";
import { people } from "./account-schema.ts";
import { organisations, plans, websites } from "./schema.ts";
import { sha256Hex } from "./sha256-hex.ts";
import { shares } from "./share-schema.ts";

export type ShareRow = typeof shares.$inferSelect;

/** Tokens are long and random: one fast hash is enough. Hex. */
export const shareTokenHash = (token: string): string => sha256Hex(token);

export async function addShare(control: D1Database, row: ShareRow): Promise<void> {
  await drizzle(control).insert(shares).values(row).run();
}

export interface ListedShare extends ShareRow {
  /** Mail address of who made it; null for a key, and for who has no account any more. */
  email: string | null;
}

/** A session's links that still open, the newest first. */
export async function listShares(
  control: D1Database,
  sessionId: SessionId,
  nowMs: number,
): Promise<ListedShare[]> {
  const rows = await drizzle(control)
    .select({ share: shares, email: people.email })
    .from(shares)
    .leftJoin(people, eq(people.id, shares.createdBy))
    .where(and(eq(shares.sessionId, sessionId), gt(shares.expiresAtMs, nowMs)))
    .orderBy(desc(shares.createdAtMs), desc(shares.shareId))
    .all();
  return rows.map(({ share, email }) => ({ ...share, email }));
}

/** @returns false when the session has no such link */
export async function deleteShare(
  control: D1Database,
  sessionId: SessionId,
  shareId: string,
): Promise<boolean> {
  const { meta } = await drizzle(control)
    .delete(shares)
    .where(and(eq(shares.shareId, shareId), eq(shares.sessionId, sessionId)))
    .run();
  return meta.changes > 0;
}

export async function deleteSharesOf(control: D1Database, sessionId: SessionId): Promise<void> {
  await drizzle(control).delete(shares).where(eq(shares.sessionId, sessionId)).run();
}

export interface OpenShare extends ShareRow {
  /** Whether the organisation's plan shows requests. */
  hasNetworkPanel: boolean;
}

/** @returns null when it is unknown, over or taken back, or the plan has no replay any more */
export async function findShare(
  control: D1Database,
  token: string,
  nowMs: number,
): Promise<OpenShare | null> {
  const row = await drizzle(control)
    .select({
      share: shares,
      hasNetworkPanel: plans.hasNetworkPanel,
      retentionDays: plans.retentionDays,
    })
    .from(shares)
    .innerJoin(
      websites,
      and(eq(websites.websiteId, shares.websiteId), eq(websites.organisationId, shares.organisationId)),
    )
    .innerJoin(organisations, eq(organisations.organisationId, websites.organisationId))
    .innerJoin(plans, eq(plans.planId, organisations.planId))
    .where(and(eq(shares.tokenHash, shareTokenHash(token)), gt(shares.expiresAtMs, nowMs)))
    .get();
  if (row === undefined || !recordsSessions(row)) return null;
  return { ...row.share, hasNetworkPanel: row.hasNetworkPanel };
}

export async function countOpening(control: D1Database, shareId: string, nowMs: number): Promise<void> {
  await drizzle(control)
    .update(shares)
    .set({ openings: sql`${shares.openings} + 1`, lastOpenedAtMs: nowMs })
    .where(eq(shares.shareId, shareId))
    .run();
}

/** Those that were over before `beforeMs`, so many at most. */
export async function deleteOldShares(control: D1Database, beforeMs: number, maxRows: number): Promise<void> {
  const database = drizzle(control);
  const old = database
    .select({ shareId: shares.shareId })
    .from(shares)
    .where(lt(shares.expiresAtMs, beforeMs))
    .limit(maxRows);
  await database.delete(shares).where(inArray(shares.shareId, old)).run();
}
