import { createAuthorizationURL, validateAuthorizationCode, validateToken } from "better-auth/oauth2";
import * as z from "zod";
import { askProvider, inTime, unavailable } from "./ask-provider.ts";
import { type Claims, readClaims } from "./claims.ts";
import type { Described } from "./discover.ts";
import type { Provider } from "./providers-of.ts";
import type { SignInState } from "./sign-in-state.ts";

/** An authorization code with PKCE, `state` and `nonce` (OpenID Connect Core 1.0, section 3.1). */
export interface Flow {
  provider: Provider;
  described: Described;
  /** Of the dashboard. */
  redirectUri: string;
  asked: SignInState;
}

/** Where the browser goes. */
export async function addressOf({ provider, described, redirectUri, asked }: Flow): Promise<string> {
  const url = await createAuthorizationURL({
    id: provider.id,
    options: { clientId: provider.clientId },
    authorizationEndpoint: described.authorization_endpoint,
    redirectURI: redirectUri,
    scopes: ["openid", "email", "profile"],
    state: asked.state,
    nonce: asked.nonce,
    codeVerifier: asked.codeVerifier,
  });
  return url.href;
}

/**
 * Exchanges the code, and believes of the answer what the provider has signed for us and this sign-in.
 * @returns null for a code that is used or over, and for a token that is not to be believed
 * @throws AppError `provider_unavailable`
 */
export async function claimsBy(flow: Flow, code: string): Promise<Claims | null> {
  const tokens = await tokensFor(flow, code);
  if (tokens === null) return null;
  const claims = await claimsIn(flow, tokens.idToken ?? "");
  const { userinfo_endpoint: userinfo } = flow.described;
  if (claims === null || claims.email !== null || userinfo === undefined) return claims;
  const more = readClaims(await askProvider(userinfo, { authorization: `Bearer ${tokens.accessToken}` }));
  // It is not signed: what it says of another person counts for nothing (section 5.3.2).
  return more?.subject === claims.subject ? more : null;
}

const refusal = z.object({ status: z.number().min(400).max(499) });

async function tokensFor({ provider, described, redirectUri, asked }: Flow, code: string) {
  const { clientId, clientSecret } = provider;
  const takesBasic = described.token_endpoint_auth_methods_supported.includes("client_secret_basic");
  try {
    const exchanged = validateAuthorizationCode({
      code,
      codeVerifier: asked.codeVerifier,
      redirectURI: redirectUri,
      options: { clientId, clientSecret },
      authentication: takesBasic ? "basic" : "post",
      tokenEndpoint: described.token_endpoint,
    });
    return await inTime(exchanged);
  } catch (error) {
    if (refusal.safeParse(error).success) return null;
    throw unavailable(error);
  }
}

const bound = z.object({ exp: z.number(), nonce: z.string(), aud: z.unknown(), azp: z.unknown().optional() });

/** Signature, issuer, audience and end; then that it was made for this sign-in, and for nobody beside us. */
async function claimsIn({ provider, described, asked }: Flow, idToken: string): Promise<Claims | null> {
  const payload = await payloadOf(idToken, described, provider.clientId);
  const parsed = bound.safeParse(payload);
  if (!parsed.success || parsed.data.nonce !== asked.nonce) return null;
  const { aud, azp } = parsed.data;
  const isForOthers = Array.isArray(aud) && aud.length > 1 && azp !== provider.clientId;
  return isForOthers ? null : readClaims(payload);
}

async function payloadOf(idToken: string, { jwks_uri, issuer }: Described, audience: string) {
  try {
    return (await validateToken(idToken, jwks_uri, { issuer, audience })).payload;
  } catch {
    return null;
  }
}
