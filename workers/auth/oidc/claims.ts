import * as z from "zod";
import { email } from "../../../protocol/api-accounts.ts";

/** What a provider says of a person, in an ID token or at its userinfo endpoint (OpenID Connect Core 1.0, section 5.1). */
export interface Claims {
  /** Whose account it is there, for ever. */
  subject: string;
  /** In lower case; null where it names none. */
  email: string | null;
  isEmailVerified: boolean;
  /** Empty where it names none. */
  name: string;
}

/** Some say it as text. */
const saidYes = z.union([z.literal(true), z.literal("true")]);

const said = z.object({
  sub: z.string().min(1).max(255),
  email: z.unknown().optional(),
  email_verified: z.unknown().optional(),
  name: z.unknown().optional(),
});

/** @returns null for what is no person's */
export function readClaims(given: unknown): Claims | null {
  const parsed = said.safeParse(given);
  if (!parsed.success) return null;
  const { sub, name } = parsed.data;
  const address = email.safeParse(parsed.data.email);
  return {
    subject: sub,
    email: address.success ? address.data : null,
    isEmailVerified: saidYes.safeParse(parsed.data.email_verified).success,
    name: typeof name === "string" ? name.trim().slice(0, 100) : "",
  };
}
