import { erasedSessionsPerRun, erasuresPerRun } from "../../protocol/limits.ts";
import { dueErasures } from "../control/erasures.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { workErasure } from "./work-erasure.ts";

/**
 * Goes on with erasures that are not done, and looks again for what may have come late. Bounded; what is left is the
 * next run's. Two runs at once do no harm.
 */
export async function workErasures(
  env: Env,
  nowMs: number,
  maxSessions = erasedSessionsPerRun,
): Promise<void> {
  let sessionsLeft = maxSessions;
  for (const erasure of await dueErasures(env.CONTROL, nowMs, erasuresPerRun)) {
    if (sessionsLeft <= 0) return;
    try {
      sessionsLeft -= (await workErasure(env, erasure, sessionsLeft, nowMs)).found;
    } catch (error) {
      logError("erasure: kept for the next run", error, { receiptId: erasure.receiptId });
    }
  }
}
