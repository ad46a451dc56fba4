import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { createFactory } from "hono/factory";
import type * as z from "zod";
import {
  type identityProviderList,
  type providerAddress,
  providerAnswer,
  providerSignIn,
  type signedInNext,
} from "../../../protocol/api-sign-in.ts";
import { AppError } from "../../app-error.ts";
import { authSecret } from "../../auth/accounts-of.ts";
import { loginCookieAttributes } from "../../auth/login-cookie.ts";
import { discover } from "../../auth/oidc/discover.ts";
import type { Flow } from "../../auth/oidc/flow.ts";
import { type Provider, readProviders } from "../../auth/oidc/providers-of.ts";
import {
  makeStateToken,
  readStateToken,
  type SignInState,
  stateCookieName,
  stateSeconds,
} from "../../auth/oidc/sign-in-state.ts";
import { randomLetters, randomToken } from "../../auth/random-id.ts";
import type { Env } from "../../env.ts";
import type { AppEnv } from "../../middleware/app-env.ts";
import { noForeignPage } from "../../middleware/foreign-origin.ts";
import { countGuess, forgiveGuess } from "../../middleware/guesses.ts";
import { valid } from "../valid.ts";
import { enterByProvider } from "./enter-by-provider.ts";

const { createHandlers } = createFactory<AppEnv>();

/** RFC 7636 asks for 43 characters at least; these are 320 bits. */
const codeVerifierLetters = 64;

export function getProviders(c: Context<AppEnv>): Response {
  const list: z.infer<typeof identityProviderList> = {
    providers: providersOf(c.env).map(({ id, name }) => ({ providerId: id, name })),
  };
  return c.json(list);
}

/** Begins a sign-in: tells where the browser goes, and has it remember what only it is to know. */
export const postProviderSignIn = createHandlers(noForeignPage, valid("json", providerSignIn), async (c) => {
  await countGuess(c, "provider");
  const provider = providerOf(c.env, c.req.param("providerId") ?? "");
  const asked: SignInState = {
    ...{ providerId: provider.id, next: c.req.valid("json").next },
    ...{ state: randomToken(), nonce: randomToken(), codeVerifier: randomLetters(codeVerifierLetters) },
  };
  const { addressOf } = await import("../../auth/oidc/flow.ts");
  const address: z.infer<typeof providerAddress> = {
    url: await addressOf(await flowOf(c.env, provider, asked)),
  };
  const token = await makeStateToken(asked, secretOf(c.env), Date.now());
  setCookie(c, stateCookieName(c.env), token, { ...loginCookieAttributes(c.env), maxAge: stateSeconds });
  return c.json(address);
});

/** Ends it with what the provider sent back. */
export const postProviderAnswer = createHandlers(noForeignPage, valid("json", providerAnswer), async (c) => {
  const { code, state, iss } = c.req.valid("json");
  await countGuess(c, "sign-in");
  const asked = await readStateToken(getCookie(c, stateCookieName(c.env)) ?? "", secretOf(c.env));
  deleteCookie(c, stateCookieName(c.env), loginCookieAttributes(c.env));
  if (asked === null || asked.state !== state) throw isOver();
  const provider = providerOf(c.env, asked.providerId);
  const flow = await flowOf(c.env, provider, asked);
  if (!isFrom(flow, iss)) throw isOver();
  const { claimsBy } = await import("../../auth/oidc/flow.ts");
  const claims = await claimsBy(flow, code);
  if (claims === null) throw isOver();
  await enterByProvider(c, provider, claims);
  await forgiveGuess(c, "sign-in");
  await forgiveGuess(c, "provider");
  const answer: z.infer<typeof signedInNext> = { next: asked.next };
  return c.json(answer);
});

const isOver = () =>
  new AppError("sign_in_failed", "This sign-in is over, or was not begun here; begin it again.");

/** RFC 9207: an answer that another provider has sent is not taken to this one. */
const isFrom = ({ provider, described }: Flow, iss: string | undefined): boolean =>
  iss === undefined ? !described.authorization_response_iss_parameter_supported : iss === provider.issuer;

const flowOf = async (env: Env, provider: Provider, asked: SignInState): Promise<Flow> => ({
  provider,
  asked,
  described: await discover(provider, Date.now()),
  redirectUri: `${env.DASHBOARD_ORIGIN}/sign-in/back`,
});

function providersOf(env: Env): Provider[] {
  const read = readProviders(env);
  if (read.kind === "wrong") throw new AppError("provider_misconfigured", read.words);
  return read.providers;
}

function providerOf(env: Env, providerId: string): Provider {
  const found = providersOf(env).find(({ id }) => id === providerId);
  if (found === undefined) throw new AppError("not_found", "There is no such identity provider.");
  return found;
}

function secretOf(env: Env): string {
  const secret = authSecret(env);
  if (secret === null) throw new Error("the secret AUTH_SECRET is missing or too short");
  return secret;
}
