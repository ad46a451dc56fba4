import type { AttemptLimit } from "../control/attempts.ts";
import { networkOf } from "../middleware/network-of.ts";

const spanMs = 15 * 60_000;

/**
 * An office behind one address signs in in the morning, so that a network may fail more often than an address: what
 * guesses one person's password from many networks is stopped by the second limit.
 */
const maxPerNetwork = 50;
const maxPerAddress = 10;

/** Where an identity provider is to say who it is, beginning is counted apart: who turns back has guessed nothing. */
export type Guessed = "sign-in" | "provider" | "sign-up" | "token" | "reset" | "share";

/** @param ip as Cloudflare names the caller; empty when it does not */
export const networkLimit = (guessed: Guessed, ip: string): AttemptLimit => ({
  what: `${guessed} from ${networkOf(ip)}`,
  max: maxPerNetwork,
  spanMs,
});

export const addressLimit = (guessed: Guessed, email: string): AttemptLimit => ({
  what: `${guessed} of ${email.toLowerCase()}`,
  max: maxPerAddress,
  spanMs,
});
