import { readActivity } from "../../protocol/activity.ts";
import type { Session } from "../../protocol/api.ts";
import { isStruggle } from "../../protocol/signals/score.ts";
import { tagsOf } from "../../protocol/visit/tags-of.ts";
import { durationOf, type SessionFacts } from "./save-session.ts";
import type { SessionRow } from "./schema.ts";

/** A row without what only the catalog itself asks for, and with what stands beside it. */
type Told = Omit<
  SessionRow,
  "madeAtMs" | "checkedAtMs" | "initialPath" | "signalBits" | "errors" | "prompts"
> & { noteCount?: number };

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
    ...toldOfRow(row),
    tags: tagsOf(row.marks, row.tagEdits),
    isNewVisitor: row.visitorId === "" ? null : row.previousAtMs === null,
    pages: row.pages,
    activity: row.activity === null ? null : readActivity(row.activity),
    noteCount: row.noteCount ?? 0,
  };
}

const toldOfRow = ({ told, contactId }: Pick<Told, "told" | "contactId">) => ({
  contact: told.contact ?? (contactId === null ? null : { id: contactId, name: "", email: "", url: "" }),
  conversation: told.conversation ?? null,
  release: told.release ?? "",
  campaign: told.campaign ?? null,
  variants: told.variants ?? {},
});

/** What the row alone knows of a session whose object knows more: plans change, and members pin, tag and note. */
export type KnownToRow = Pick<Session, "pinnedAt" | "expiresAt" | "tags" | "isNewVisitor" | "noteCount">;

/** The same of a session whose object knows more than its row says yet. */
export function sessionOfFacts(facts: Omit<SessionFacts, "savedAtMs">, listed: KnownToRow): Session {
  const { pinnedAt, expiresAt, tags, isNewVisitor, noteCount } = listed;
  const unwritten = { pinnedAtMs: null, previousAtMs: null, pages: [], marks: [], tagEdits: [] };
  const session = sessionOfRow({ ...facts, ...unwritten, durationMs: durationOf(facts) });
  return { ...session, pinnedAt, expiresAt, tags, isNewVisitor, noteCount };
}

const isoTime = (atMs: number): string => new Date(atMs).toISOString();
