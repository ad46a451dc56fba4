import { makeReceiptId, type OrganisationId, randomText, type WebsiteId } from "../../protocol/ids.ts";
import type { Subject } from "../catalog/subject-sessions.ts";
import { addErasure } from "../control/erasures.ts";
import type { ErasureRow } from "../control/schema.ts";
import type { Env } from "../env.ts";

export interface ErasureRequest {
  organisationId: OrganisationId;
  websiteId: WebsiteId;
  subject: Subject;
  isWithdrawal: boolean;
}

/** Once this has resolved the erasure happens, whatever fails: the cron goes on with it. */
export async function beginErasure(env: Env, request: ErasureRequest, nowMs: number): Promise<ErasureRow> {
  const { organisationId, websiteId, subject, isWithdrawal } = request;
  const erasure: ErasureRow = {
    receiptId: makeReceiptId(randomText(crypto.getRandomValues(new Uint8Array(20)))),
    organisationId,
    websiteId,
    scope: subject.kind,
    subjectId: idOf(subject, websiteId),
    isWithdrawal,
    requestedAtMs: nowMs,
    completedAtMs: null,
    nextLookAtMs: nowMs,
  };
  await addErasure(env.CONTROL, erasure);
  return erasure;
}

function idOf(subject: Subject, websiteId: WebsiteId): string {
  switch (subject.kind) {
    case "session":
      return subject.sessionId;
    case "visitor":
      return subject.visitorId;
    case "contact":
      return subject.contactId;
    case "website":
      return websiteId;
  }
}
