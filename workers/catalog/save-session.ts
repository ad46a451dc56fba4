import { and, eq, exists, lte, ne, not, sql } from "drizzle-orm";
import type { SessionId, WebsiteId } from "../../protocol/ids.ts";
import type { SignalCounts } from "../../protocol/signals/signal.ts";
import type { Findings } from "../../protocol/visit/findings.ts";
import type { ToldFacts } from "../../protocol/visit/visit-facts.ts";
import type { Env } from "../env.ts";
import { addErrorGroups, type NewError, newErrorsOf, type SeenGroup } from "./error-groups.ts";
import { openCatalog } from "./open-catalog.ts";
import { type SessionRow, sessions } from "./schema.ts";
import { isSession, madeAt } from "./session-key.ts";
import { signalBitsOf } from "./signal-bits.ts";
import { addLessons, forgetPlaces, type Lessons, noLessons } from "./signal-places.ts";

/** What the list shows of a session. Times are server time in ms; texts are already cleaned of secrets. */
export interface SessionFacts {
  websiteId: WebsiteId;
  sessionId: SessionId;
  visitorId: string;
  /** As the website names its visitor; null when it has not, and then a name that stands stays. */
  contactId: string | null;
  status: SessionRow["status"];
  startedAtMs: number;
  endedAtMs: number;
  /** Taken when the row is made; a later save moves it no more, since the plan may have changed in between. */
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
  /** Of the chunks as they came, compressed. */
  bytes: number;
  chunkCount: number;
  /** Runs of chunks that never came. */
  gapCount: number;
  isTruncated: boolean;
  /** 0 to 100; see `protocol/signals/score.ts`. */
  frustration: number;
  signalCounts: SignalCounts;
  /** As `activityText` writes it; null while the visitor's hand did nothing. */
  activity: string | null;
  told: ToldFacts;
  /** When these facts were true; an older save never overwrites a newer one. */
  savedAtMs: number;
}

/** What a session that is over has besides. */
export interface Over {
  /** They count once, with the save that completes it. */
  lessons?: Lessons | undefined;
  findings?: Findings | undefined;
}

export interface SavedSession {
  /** Errors that the website had not had before this session; told again when it is saved again. */
  newErrors: NewError[];
}

/**
 * Writes the session's row, new or known; saving the same facts again changes nothing.
 *
 * SQLite writes an index anew when a column of it is set, even to the same value, and each entry is a billed row. So
 * status, visitor and contact are set by statements of their own, which do nothing while those stay as they are.
 */
export async function saveSession(
  env: Env,
  facts: SessionFacts,
  { lessons = noLessons, findings }: Over = {},
): Promise<SavedSession> {
  const { websiteId, sessionId, visitorId, contactId, status, expiresAtMs, savedAtMs, ...told } = facts;
  const catalog = await openCatalog(env, websiteId, savedAtMs);
  const changing = {
    ...told,
    durationMs: durationOf(facts),
    initialPath: pathOf(facts.initialUrl),
    signalBits: signalBitsOf(facts.signalCounts),
    checkedAtMs: savedAtMs,
    ...(findings && columnsOf(findings)),
  };
  const previousAtMs = visitorId === "" ? null : previousOf(facts);
  const groups = findings === undefined ? [] : groupsOf(findings);
  const isOlder = and(isSession(facts), lte(sessions.checkedAtMs, savedAtMs));
  const isActive = status === "active" ? eq(sessions.status, "active") : sql`FALSE`;
  const isStillActive = catalog
    .select({ one: sql`1` })
    .from(sessions)
    .where(and(isSession(facts), eq(sessions.status, "active")));
  await catalog.batch([
    catalog.update(sessions).set(changing).where(and(isOlder, isActive)),
    // Errors are counted where they have a group, so those come before the marks.
    ...(groups.length === 0 ? [] : [addErrorGroups(catalog, facts, groups)]),
    ...(lessons.forgotten.length === 0 ? [] : [forgetPlaces(catalog, websiteId, lessons.forgotten)]),
    ...(lessons.learned.length === 0
      ? []
      : [addLessons(catalog, websiteId, lessons.learned, savedAtMs, exists(isStillActive))]),
    catalog
      .insert(sessions)
      .values({
        websiteId,
        sessionId,
        madeAtMs: madeAt(sessionId),
        visitorId,
        contactId,
        status,
        expiresAtMs,
        previousAtMs,
        ...changing,
      })
      .onConflictDoUpdate({
        target: [sessions.websiteId, sessions.madeAtMs, sessions.sessionId],
        set: { ...changing, status },
        setWhere: sql`${lte(sessions.checkedAtMs, savedAtMs)} AND ${not(isActive)}`,
      }),
    catalog
      .update(sessions)
      .set({ visitorId, previousAtMs })
      .where(and(isOlder, ne(sessions.visitorId, visitorId))),
    ...(contactId === null
      ? []
      : [
          catalog
            .update(sessions)
            .set({ contactId })
            .where(and(isOlder, sql`${sessions.contactId} IS NOT ${contactId}`)),
        ]),
  ]);
  return { newErrors: groups.length === 0 ? [] : await newErrorsOf(catalog, facts, groups) };
}

const groupsOf = ({ groups, errors }: Findings): SeenGroup[] =>
  groups.map((group, n) => ({ ...group, atMs: errors[n]?.atMs ?? 0 }));

const columnsOf = ({ pages, marks, errors, prompts }: Findings) => ({ pages, marks, errors, prompts });

/** When the visitor's session before began, as far as it is kept. */
const previousOf = ({ websiteId, sessionId, visitorId }: SessionFacts) =>
  sql<number | null>`(SELECT max(made_at) FROM sessions AS before INDEXED BY sessions_by_visitor
    WHERE before.website_id = ${websiteId} AND before.visitor_id = ${visitorId} AND before.made_at < ${madeAt(sessionId)})`;

const pathOf = (url: string): string => URL.parse(url)?.pathname ?? "";

/** Clocks lie: an end before the start makes no negative duration. */
export const durationOf = ({
  startedAtMs,
  endedAtMs,
}: Pick<SessionFacts, "startedAtMs" | "endedAtMs">): number => Math.max(0, endedAtMs - startedAtMs);
