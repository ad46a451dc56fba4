import { sign, verify } from "hono/jwt";
import * as z from "zod";

/** How long a mailed link to a new account works. */
const linkSeconds = 86_400;

/** What stands in the link, so that asking for an account, which anybody may, writes nothing. */
const signingUp = z.object({ email: z.string(), organisationName: z.string() });
export type SigningUp = z.infer<typeof signingUp>;

const audience = "sign-up";

/** @param secret signs it, HMAC-SHA256 as a JSON Web Token (RFC 7519) */
export const makeSignUpToken = (
  { email, organisationName }: SigningUp,
  secret: string,
  nowMs: number,
): Promise<string> => {
  const exp = Math.floor(nowMs / 1_000) + linkSeconds;
  return sign({ email, organisationName, aud: audience, exp }, secret, "HS256");
};

/** @returns null when it was not made here, or is over */
export async function readSignUpToken(token: string, secret: string): Promise<SigningUp | null> {
  try {
    return signingUp.parse(await verify(token, secret, { alg: "HS256", aud: audience }));
  } catch {
    return null;
  }
}
