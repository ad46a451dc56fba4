import { lte, sql } from "drizzle-orm";
import type { SessionId, WebsiteId } from "../../protocol/ids.ts";
import type { Env } from "../env.ts";
import { openCatalog } from "./open-catalog.ts";
import { type SessionRow, sessions } from "./schema.ts";

/** What the list shows of a session. Times are server time in ms; texts are already cleaned of secrets. */
export interface SessionFacts {
  websiteId: WebsiteId;
  sessionId: SessionId;
  visitorId: string;
  status: SessionRow["status"];
  startedAtMs: number;
  endedAtMs: number;
  expiresAtMs: number;
  initialUrl: string;
  referrer: string;
  pageViews: number;
  eventCount: number;
  clickCount: number;
  errorCount: number;
  viewportWidth: number;
  viewportHeight: number;
  deviceType: SessionRow["deviceType"];
  deviceModel: string;
  browser: string;
  os: string;
  /** ISO 3166-1 alpha-2, empty when unknown. */
  country: string;
  /** When these facts were true; an older save never overwrites a newer one. */
  savedAtMs: number;
}

/** Writes the session's row, new or known; saving the same facts again changes nothing. */
export async function saveSession(env: Env, facts: SessionFacts): Promise<void> {
  const catalog = await openCatalog(env, facts.websiteId);
  const { websiteId, sessionId, savedAtMs, ...told } = facts;
  const changing = { ...told, durationMs: durationOf(facts), checkedAtMs: savedAtMs };
  await catalog
    .insert(sessions)
    .values({ websiteId, sessionId, ...changing })
    .onConflictDoUpdate({
      target: [sessions.websiteId, sessions.sessionId],
      set: changing,
      setWhere: lte(sessions.checkedAtMs, sql`excluded.checked_at`),
    })
    .run();
}

/** Clocks lie: an end before the start makes no negative duration. */
export const durationOf = ({
  startedAtMs,
  endedAtMs,
}: Pick<SessionFacts, "startedAtMs" | "endedAtMs">): number => Math.max(0, endedAtMs - startedAtMs);
