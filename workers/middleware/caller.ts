import { createMiddleware } from "hono/factory";
import { parseSigned } from "hono/utils/cookie";
import type { OrganisationId } from "../../protocol/ids.ts";
import { rateLimitSeconds } from "../../protocol/limits.ts";
import { type Scope, scopesOfRole } from "../../protocol/rights.ts";
import { AppError } from "../app-error.ts";
import { authSecret } from "../auth/accounts-of.ts";
import { loginCookieName } from "../auth/login-cookie.ts";
import { neededScope } from "../auth/needed-scope.ts";
import { findApiKey, noteKeyUse } from "../control/api-keys.ts";
import { findSignedIn, type SignedIn } from "../control/logins.ts";
import type { AppEnv, Asked } from "./app-env.ts";
import { refuseForeignOrigin } from "./foreign-origin.ts";
import { isWithin } from "./rate-limit.ts";

/** Who is asking. Every query below a route is bound to this organisation. */
export interface Caller {
  organisationId: OrganisationId;
  scopes: readonly Scope[];
  /** Who it is in the audit log: a person's id, or a key's. */
  actor: string;
  /** Null when asked with an API key. */
  login: SignedIn | null;
}

export interface CallerEnv extends AppEnv {
  Variables: AppEnv["Variables"] & { caller: Caller };
}

const maxApiKeyChars = 200;

/** Lets through who brings an API key in use or the cookie of a login, and may ask for this. */
export const caller = createMiddleware<CallerEnv>(async (c, next) => {
  const authorization = c.req.header("authorization");
  const found = authorization === undefined ? await callerOfLogin(c) : await callerOfKey(c, authorization);
  if (found === null) throw new AppError("unauthorized", "A valid API key or login is needed.");
  if (found.login !== null && c.req.method !== "GET" && c.req.method !== "HEAD")
    refuseForeignOrigin(c.env, c.req.header("origin"));
  const scope = neededScope(c.req.method, c.req.path);
  if (scope !== null) needScope(found, scope);
  c.set("caller", found);
  await next();
});

/** @throws AppError for who may not */
export function needScope({ scopes }: Caller, scope: Scope): void {
  if (!scopes.includes(scope)) throw new AppError("forbidden", `This needs the right to ${scope}.`);
}

/** Behind `caller`: what a person does for themself, no key can do. */
export function loginOf(c: { var: { caller: Caller } }): SignedIn {
  const { login } = c.var.caller;
  if (login === null) throw new AppError("forbidden", "This is for who is signed in, not for a key.");
  return login;
}

async function callerOfKey(c: Asked, authorization: string): Promise<Caller | null> {
  const [, apiKey = ""] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  if (apiKey === "" || apiKey.length > maxApiKeyChars) return null;
  const nowMs = Date.now();
  const key = await findApiKey(c.env.CONTROL, apiKey, nowMs);
  if (key === null) return null;
  if (!(await isWithin(c.env.INGEST_LIMIT, `api ${key.keyId}`))) {
    throw new AppError("rate_limited", "This key asks too much at once; try again later.", {
      retryAfterSeconds: rateLimitSeconds,
    });
  }
  if (key.isUseToNote) c.executionCtx.waitUntil(noteKeyUse(c.env.CONTROL, apiKey, nowMs));
  return { organisationId: key.organisationId, scopes: key.scopes, actor: key.keyId, login: null };
}

/** Of the cookie of a login; null when the person is a member of nothing. */
export async function callerOfLogin(c: Asked): Promise<Caller | null> {
  const token = await loginTokenOf(c);
  const login = token === null ? null : await findSignedIn(c.env.CONTROL, token, Date.now());
  if (login === null) return null;
  const { organisationId, role, personId } = login;
  return { organisationId, scopes: scopesOfRole[role], actor: personId, login };
}

/** The token that the login's cookie holds; null for none, and for one that we have not signed. */
export async function loginTokenOf(c: Asked): Promise<string | null> {
  const secret = authSecret(c.env);
  if (secret === null) return null;
  const name = loginCookieName(c.env);
  return (await parseSigned(c.req.header("cookie") ?? "", secret, name))[name] || null;
}
