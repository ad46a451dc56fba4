import { and, asc, eq, gt, lte, or } from "drizzle-orm";
import type { SessionId, VisitorId, WebsiteId } from "../../protocol/ids.ts";
import type { Catalog } from "./open-catalog.ts";
import { type SessionRow, sessions } from "./schema.ts";
import { madeAt } from "./session-key.ts";

/** Whose sessions are meant. */
export type Subject =
  | { kind: "session"; sessionId: SessionId }
  | { kind: "visitor"; visitorId: VisitorId }
  | { kind: "contact"; contactId: string }
  /** All of the range's website. */
  | { kind: "website" };

/** Sessions of one website and subject. */
export interface SubjectRange {
  websiteId: WebsiteId;
  subject: Subject;
  /** By the start in the session's id, server time, ms; the end belongs to the range. */
  madeUntilMs: number;
}

/** The oldest first. @param after the last one of the page before, null for the first page */
export async function subjectSessions(
  catalog: Catalog,
  { websiteId, subject, madeUntilMs }: SubjectRange,
  after: Pick<SessionRow, "madeAtMs" | "sessionId"> | null,
  maxRows: number,
): Promise<SessionRow[]> {
  return await catalog
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.websiteId, websiteId),
        isOf(subject),
        lte(sessions.madeAtMs, madeUntilMs),
        after === null ? undefined : isBehind(after),
      ),
    )
    .orderBy(asc(sessions.madeAtMs), asc(sessions.sessionId))
    .limit(maxRows)
    .all();
}

function isOf(subject: Subject) {
  switch (subject.kind) {
    case "session":
      return and(eq(sessions.madeAtMs, madeAt(subject.sessionId)), eq(sessions.sessionId, subject.sessionId));
    case "visitor":
      return eq(sessions.visitorId, subject.visitorId);
    case "contact":
      return eq(sessions.contactId, subject.contactId);
    case "website":
      return undefined;
  }
}

const isBehind = ({ madeAtMs, sessionId }: Pick<SessionRow, "madeAtMs" | "sessionId">) =>
  or(
    gt(sessions.madeAtMs, madeAtMs),
    and(eq(sessions.madeAtMs, madeAtMs), gt(sessions.sessionId, sessionId)),
  );
