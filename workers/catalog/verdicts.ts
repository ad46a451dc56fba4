import { sql } from "drizzle-orm";
import type { WebsiteId } from "../../protocol/ids.ts";
import type { SignalCounts } from "../../protocol/signals/signal.ts";
import type { SessionAddress } from "../archive/keys.ts";
import type { Catalog } from "./open-catalog.ts";
import { sessions } from "./schema.ts";
import { isSession } from "./session-key.ts";
import { signalBitsOf } from "./signal-bits.ts";
import { maxPlaces } from "./signal-places.ts";
import { signalPlaces } from "./signal-schema.ts";

export interface Verdict {
  websiteId: WebsiteId;
  /** See `placeOf`. */
  place: string;
  isWrong: boolean;
  saidBy: string;
  /** Server time. */
  saidAtMs: number;
}

/**
 * Notes a member's word about a place; the last one counts.
 * @returns false when the website has as many places as it may
 */
export async function noteVerdict(catalog: Catalog, verdict: Verdict): Promise<boolean> {
  const { isWrong, saidBy, saidAtMs, websiteId, place } = verdict;
  const others = sql`(SELECT count(*) FROM ${signalPlaces} WHERE website_id = ${websiteId} AND place <> ${place})`;
  const { meta } = await catalog
    .insert(signalPlaces)
    .select(
      sql`SELECT ${websiteId}, ${place}, 0, 0, 0, 0, ${saidAtMs}, ${isWrong ? 1 : 0}, ${saidBy}, ${saidAtMs}
        WHERE ${others} < ${2 * maxPlaces}`,
    )
    .onConflictDoUpdate({
      target: [signalPlaces.websiteId, signalPlaces.place],
      set: { isWrong, saidBy, saidAtMs },
    })
    .run();
  return meta.changes > 0;
}

/** Of a session whose signals are judged otherwise by now. */
export async function correctSignals(
  catalog: Catalog,
  address: SessionAddress,
  told: { frustration: number; signalCounts: SignalCounts },
): Promise<void> {
  const { frustration, signalCounts } = told;
  await catalog
    .update(sessions)
    .set({ frustration, signalCounts, signalBits: signalBitsOf(signalCounts) })
    .where(isSession(address))
    .run();
}
