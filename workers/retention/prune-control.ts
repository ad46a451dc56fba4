import { deleteOldAudit } from "../control/audit.ts";
import { deleteEndedInvitations } from "../control/invitations.ts";
import { deleteOldShares } from "../control/shares.ts";
import { deleteOldVerifications } from "../control/verifications.ts";
import type { Env } from "../env.ts";

const dayMs = 86_400_000;

/** A year and a month: what was done can be looked up once around. */
const auditDays = 400;
const endedDays = 30;
/** A run every five minutes takes 140,000 a day. */
const maxRows = 500;

/** Ends what is kept of the organisations' own doings. For the cron; each run takes some. */
export async function pruneControl({ CONTROL }: Pick<Env, "CONTROL">, nowMs: number): Promise<void> {
  await deleteOldAudit(CONTROL, nowMs - auditDays * dayMs, maxRows);
  await deleteEndedInvitations(CONTROL, nowMs - endedDays * dayMs, maxRows);
  await deleteOldVerifications(CONTROL, nowMs, maxRows);
  await deleteOldShares(CONTROL, nowMs - endedDays * dayMs, maxRows);
}
