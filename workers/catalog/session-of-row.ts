import type { Session } from "../../protocol/api.ts";
import { isStruggle } from "../../protocol/signals/score.ts";
import { durationOf, type SessionFacts } from "./save-session.ts";
import type { SessionRow } from "./schema.ts";

/** A row without what only the catalog itself asks for. */
type Told = Omit<SessionRow, "madeAtMs" | "checkedAtMs" | "contactId" | "initialPath" | "signalBits">;

/** A row as the API tells it. */
export function sessionOfRow(row: Told): Session {
  return {
    sessionId: row.sessionId,
    websiteId: row.websiteId,
    visitorId: row.visitorId,
    status: row.status,
    startedAt: isoTime(row.startedAtMs),
    endedAt: isoTime(row.endedAtMs),
    durationMs: row.durationMs,
    expiresAt: isoTime(row.expiresAtMs),
    pinnedAt: row.pinnedAtMs === null ? null : isoTime(row.pinnedAtMs),
    initialUrl: row.initialUrl,
    referrer: row.referrer,
    pageViews: row.pageViews,
    eventCount: row.eventCount,
    clickCount: row.clickCount,
    errorCount: row.errorCount,
    hasErrors: row.errorCount > 0,
    bytes: row.bytes,
    chunkCount: row.chunkCount,
    gapCount: row.gapCount,
    isTruncated: row.isTruncated,
    frustration: row.frustration,
    hasFrustration: isStruggle(row.signalCounts),
    signalCounts: row.signalCounts,
    viewportWidth: row.viewportWidth,
    viewportHeight: row.viewportHeight,
    deviceType: row.deviceType,
    deviceModel: row.deviceModel,
    browser: row.browser,
    os: row.os,
    country: row.country,
    contact: null,
    conversation: null,
    release: "",
    campaign: null,
    variants: {},
    tags: [],
    isNewVisitor: null,
    pages: [],
    noteCount: 0,
  };
}

/** The same of a session whose object knows more than its row says yet; such a one is not pinned. */
export const sessionOfFacts = (facts: Omit<SessionFacts, "savedAtMs">): Session =>
  sessionOfRow({ ...facts, durationMs: durationOf(facts), pinnedAtMs: null });

const isoTime = (atMs: number): string => new Date(atMs).toISOString();
