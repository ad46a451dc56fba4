import { parseSessionId, parseVisitorId } from "../../protocol/ids.ts";
import type { Subject, SubjectRange } from "../catalog/subject-sessions.ts";
import type { ErasureRow } from "../control/schema.ts";

/** @throws for a row that no erasure of ours has written */
export function subjectOf({ scope, subjectId }: Pick<ErasureRow, "scope" | "subjectId">): Subject {
  const sessionId = parseSessionId(subjectId);
  if (scope === "session" && sessionId !== null) return { kind: "session", sessionId };
  const visitorId = parseVisitorId(subjectId);
  if (scope === "visitor" && visitorId !== null) return { kind: "visitor", visitorId };
  if (scope === "contact") return { kind: "contact", contactId: subjectId };
  if (scope === "website") return { kind: "website" };
  throw new Error(`not a ${scope}`);
}

/**
 * Sessions that an erasure means. What begins after a member has asked is another matter; a visitor who has withdrawn
 * wants nothing under this id ever, and a website that is deleted has no sessions.
 */
export const rangeOf = (erasure: ErasureRow): SubjectRange => ({
  websiteId: erasure.websiteId,
  subject: subjectOf(erasure),
  madeUntilMs:
    erasure.isWithdrawal || erasure.scope === "website" ? Number.MAX_SAFE_INTEGER : erasure.requestedAtMs,
});
