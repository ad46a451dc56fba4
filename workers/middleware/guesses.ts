import { AppError } from "../app-error.ts";
import { addressLimit, type Guessed, networkLimit } from "../auth/guess-limits.ts";
import { type AttemptLimit, countAttempt, forgetAttempts, forgiveAttempt } from "../control/attempts.ts";
import type { Asked } from "./app-env.ts";

/** The caller's network address, as Cloudflare names it; empty when it does not. */
export const addressOf = (c: Asked): string => c.req.header("cf-connecting-ip") ?? "";

/**
 * Counts a guess at something secret, whether or not it is right.
 * @param email whose, where it is somebody's
 */
export async function countGuess(c: Asked, guessed: Guessed, email?: string): Promise<void> {
  // The network first: one that is stopped counts nothing against a person any more.
  await refusePast(c, networkLimit(guessed, addressOf(c)));
  if (email !== undefined) await refusePast(c, addressLimit(guessed, email));
}

/** The guess was right. The network keeps what else it has guessed, or an own account would wipe that out. */
export async function forgiveGuess(c: Asked, guessed: Guessed, email?: string): Promise<void> {
  await forgiveAttempt(c.env.CONTROL, networkLimit(guessed, addressOf(c)).what);
  if (email !== undefined) await forgetAttempts(c.env.CONTROL, addressLimit(guessed, email).what);
}

async function refusePast(c: Asked, limit: AttemptLimit): Promise<void> {
  const retryAfterSeconds = await countAttempt(c.env.CONTROL, limit, Date.now());
  if (retryAfterSeconds !== null) {
    throw new AppError("rate_limited", "Too many attempts; try again later.", { retryAfterSeconds });
  }
}
