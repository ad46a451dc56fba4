import { and, asc, eq, gt, lte, or, sql } from "drizzle-orm";
import type { SessionAddress } from "../archive/keys.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";

/** A row of the sweep's work list. */
export interface ExpiredSession extends SessionAddress {
  expiresAtMs: number;
}

export const expiredColumns = {
  websiteId: sessions.websiteId,
  sessionId: sessions.sessionId,
  expiresAtMs: sessions.expiresAtMs,
};
export const inOrderOfExpiry = [
  asc(sessions.expiresAtMs),
  asc(sessions.websiteId),
  asc(sessions.sessionId),
] as const;

/**
 * Sessions that may be deleted at `nowMs`, the longest expired first.
 * @param after the last one of the page before, null for the first page
 */
export async function expiredSessions(
  catalog: Catalog,
  nowMs: number,
  after: ExpiredSession | null,
  maxRows: number,
): Promise<ExpiredSession[]> {
  return await catalog
    .select(expiredColumns)
    .from(sessions)
    // Spelled out and not bound: only then does SQLite use the partial index.
    .where(
      and(
        sql`${sessions.pinnedAtMs} IS NULL`,
        lte(sessions.expiresAtMs, nowMs),
        after === null ? undefined : isBehind(after),
      ),
    )
    .orderBy(...inOrderOfExpiry)
    .limit(maxRows)
    .all();
}

const isBehind = ({ expiresAtMs, websiteId, sessionId }: ExpiredSession) =>
  or(
    gt(sessions.expiresAtMs, expiresAtMs),
    and(
      eq(sessions.expiresAtMs, expiresAtMs),
      or(
        gt(sessions.websiteId, websiteId),
        and(eq(sessions.websiteId, websiteId), gt(sessions.sessionId, sessionId)),
      ),
    ),
  );
