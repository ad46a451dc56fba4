import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { AssetHash } from "../../protocol/ids.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { isUnclaimed } from "./claim-expired.ts";
import type { Catalog } from "./open-catalog.ts";
import { pinnedAssets, sessions } from "./schema.ts";
import { isSession } from "./session-key.ts";

/** Of 100 bound parameters a query, three go to a row. */
const assetsPerQuery = 33;

/** Keeps these sheets for as long as the session is pinned. Repeating it is harmless. */
export async function pinAssets(
  catalog: Catalog,
  { websiteId, sessionId }: SessionAddress,
  hashes: readonly AssetHash[],
): Promise<void> {
  for (let start = 0; start < hashes.length; start += assetsPerQuery) {
    const values = hashes
      .slice(start, start + assetsPerQuery)
      .map((hash) => ({ websiteId, hash, sessionId }));
    await catalog.insert(pinnedAssets).values(values).onConflictDoNothing().run();
  }
}

/** @returns false when the session is gone or already the sweep's */
export async function markPinned(catalog: Catalog, address: SessionAddress, nowMs: number): Promise<boolean> {
  await catalog
    .update(sessions)
    .set({ pinnedAtMs: nowMs })
    .where(and(isSession(address), isNull(sessions.pinnedAtMs), isUnclaimed))
    .run();
  const row = await catalog
    .select({ pinnedAtMs: sessions.pinnedAtMs })
    .from(sessions)
    .where(isSession(address))
    .get();
  return row !== undefined && row.pinnedAtMs !== null;
}

/** From here on the session expires as its plan says, at once if that is over. */
export async function markUnpinned(catalog: Catalog, address: SessionAddress): Promise<void> {
  await catalog
    .update(sessions)
    .set({ pinnedAtMs: null })
    .where(and(isSession(address), isNotNull(sessions.pinnedAtMs)))
    .run();
}

/** Lets go of the sheets that were kept for the session. */
export async function unpinAssets(catalog: Catalog, { websiteId, sessionId }: SessionAddress): Promise<void> {
  await catalog
    .delete(pinnedAssets)
    .where(and(eq(pinnedAssets.websiteId, websiteId), eq(pinnedAssets.sessionId, sessionId)))
    .run();
}
