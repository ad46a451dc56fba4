import type { ErasureReceipt } from "../../protocol/api.ts";
import type { ErasedSessionRow, ErasureRow } from "../control/schema.ts";

/** An erasure as the API tells it. */
export function receiptOf(erasure: ErasureRow, sessions: readonly ErasedSessionRow[]): ErasureReceipt {
  const { receiptId, websiteId, scope, subjectId, isWithdrawal, requestedAtMs, completedAtMs } = erasure;
  return {
    receiptId,
    requestedAt: isoTime(requestedAtMs),
    completedAt: completedAtMs === null ? null : isoTime(completedAtMs),
    scope: { websiteId, kind: scope, id: subjectId, askedBy: isWithdrawal ? "visitor" : "member" },
    sessions: sessions.map(({ receiptId: _, ...erased }) => erased),
  };
}

const isoTime = (atMs: number): string => new Date(atMs).toISOString();
