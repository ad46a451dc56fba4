import { sign, verify } from "hono/jwt";
import * as z from "zod";
import type { Env } from "../../env.ts";
import { loginCookieAttributes } from "../login-cookie.ts";

/** How long somebody may take at the provider. */
export const stateSeconds = 600;

/** What is remembered of a sign-in that has begun: by the browser, so that beginning one writes nothing. */
const signInState = z.object({
  providerId: z.string(),
  /** Chance, which the provider hands back with its answer. */
  state: z.string(),
  /** Chance, which the provider signs. */
  nonce: z.string(),
  /** RFC 7636: a code that somebody else gets hold of is worth nothing without it. */
  codeVerifier: z.string(),
  next: z.string(),
});
export type SignInState = z.infer<typeof signInState>;

const audience = "sign-in";

/** @param secret signs it, HMAC-SHA256 as a JSON Web Token */
export const makeStateToken = (given: SignInState, secret: string, nowMs: number): Promise<string> =>
  sign({ ...given, aud: audience, exp: Math.floor(nowMs / 1_000) + stateSeconds }, secret, "HS256");

/** @returns null when it was not made here, or is over */
export async function readStateToken(token: string, secret: string): Promise<SignInState | null> {
  try {
    return signInState.parse(await verify(token, secret, { alg: "HS256", aud: audience }));
  } catch {
    return null;
  }
}

/** Set and read by calls of the dashboard's own page alone, as the login is. */
export const stateCookieName = (env: Env): string =>
  loginCookieAttributes(env).secure ? "__Host-playhead_sign_in" : "playhead_sign_in";
