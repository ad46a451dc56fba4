import type { OrganisationId, WebsiteId } from "../../../protocol/ids.ts";
import { erasurePageSessions } from "../../../protocol/limits.ts";
import type { RecorderSettings } from "../../../protocol/recorder-config.ts";
import { AppError } from "../../app-error.ts";
import type { SessionAddress } from "../../archive/keys.ts";
import type { Env } from "../../env.ts";
import { beginErasure } from "../../erasure/begin-erasure.ts";
import { workErasure } from "../../erasure/work-erasure.ts";
import { appendChunk, eraseFromObject, type Visit } from "../../session-stub.ts";

interface NewSession {
  address: SessionAddress;
  organisationId: OrganisationId;
  websiteId: WebsiteId;
  retentionDays: number;
  settings: RecorderSettings | null;
  visit: Visit;
}

/**
 * Appends the frames one after another. When one is refused or fails, all of the session is erased, by the cron if not
 * now: half a session would look like a whole one.
 */
export async function appendAll(
  env: Env,
  session: NewSession,
  frames: readonly Uint8Array[],
  nowMs: number,
): Promise<void> {
  const { address, visit, retentionDays, settings } = session;
  const thresholds = settings?.thresholds;
  try {
    for (const frame of frames) {
      const chunk = { frame, visit, retentionDays, ...(thresholds && { thresholds }) };
      const outcome = await appendChunk(env, address, chunk);
      if (outcome.kind === "refused") throw new AppError(outcome.code, outcome.message);
    }
  } catch (error) {
    await eraseAgain(env, session, nowMs);
    throw error;
  }
}

async function eraseAgain(
  env: Env,
  { address, organisationId, websiteId }: NewSession,
  nowMs: number,
): Promise<void> {
  // The object first: the row it has just begun to write is then there, or never will be.
  await eraseFromObject(env, address);
  const subject = { kind: "session", sessionId: address.sessionId } as const;
  const request = { organisationId, websiteId, subject, isWithdrawal: false };
  await workErasure(env, await beginErasure(env, request, nowMs), erasurePageSessions, nowMs);
}
