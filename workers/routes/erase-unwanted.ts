import type { VisitorId } from "../../protocol/ids.ts";
import { erasurePageSessions } from "../../protocol/limits.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { findWithdrawal } from "../control/erasures.ts";
import type { Env } from "../env.ts";
import { workErasure } from "../erasure/work-erasure.ts";
import { eraseFromObject } from "../session-stub.ts";

/** Erases what a withdrawn visitor's recorder has just sent, and puts it on the withdrawal's receipt. */
export async function eraseUnwanted(
  env: Env,
  address: SessionAddress,
  visitorId: VisitorId,
  nowMs: number,
): Promise<void> {
  await eraseFromObject(env, address);
  const withdrawal = await findWithdrawal(env.CONTROL, address.websiteId, visitorId);
  if (withdrawal !== null) await workErasure(env, withdrawal, erasurePageSessions, nowMs);
}
