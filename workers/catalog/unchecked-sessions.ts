import { and, lt, sql } from "drizzle-orm";
import type { SessionAddress } from "../archive/keys.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";

/**
 * Active sessions whose object has not written since `beforeMs`. It reads every active session, which are few, rather
 * than pay for an index that each of their saves would move.
 */
export async function uncheckedSessions(
  catalog: Catalog,
  beforeMs: number,
  maxRows: number,
): Promise<SessionAddress[]> {
  return await catalog
    .select({ websiteId: sessions.websiteId, sessionId: sessions.sessionId })
    .from(sessions)
    // Spelled out and not bound: only then does SQLite use the partial index.
    .where(and(sql`${sessions.status} = 'active'`, lt(sessions.checkedAtMs, beforeMs)))
    .orderBy(sessions.checkedAtMs)
    .limit(maxRows)
    .all();
}
