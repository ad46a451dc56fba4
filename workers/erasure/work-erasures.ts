import { erasurePagesPerRun, erasuresPerRun } from "../../protocol/limits.ts";
import { dueErasures } from "../control/erasures.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { workErasure } from "./work-erasure.ts";

/**
 * Goes on with erasures that are not done, and looks again for what may have come late. Bounded; what is left is the
 * next run's. Two runs at once do no harm.
 */
export async function workErasures(env: Env, nowMs: number): Promise<void> {
  let pagesLeft = erasurePagesPerRun;
  for (const erasure of await dueErasures(env.CONTROL, nowMs, erasuresPerRun)) {
    if (pagesLeft <= 0) return;
    try {
      pagesLeft -= (await workErasure(env, erasure, pagesLeft, nowMs)).pages;
    } catch (error) {
      logError("erasure: kept for the next run", error, { receiptId: erasure.receiptId });
    }
  }
}
