import { and, eq } from "drizzle-orm";
import type { SessionAddress } from "../archive/keys.ts";
import type { Catalog } from "./open-catalog.ts";
import { type SessionRow, sessions } from "./schema.ts";

/** @returns null when the website has no such session */
export async function findSession(catalog: Catalog, address: SessionAddress): Promise<SessionRow | null> {
  const row = await catalog
    .select()
    .from(sessions)
    .where(and(eq(sessions.websiteId, address.websiteId), eq(sessions.sessionId, address.sessionId)))
    .get();
  return row ?? null;
}
