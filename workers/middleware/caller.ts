import { getCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { OrganisationId } from "../../protocol/ids.ts";
import { AppError } from "../app-error.ts";
import { localMember, loginCookie, readLogin } from "../auth/local-guard.ts";
import { organisationOfApiKey } from "../control/api-keys.ts";
import type { Env } from "../env.ts";
import type { AppEnv } from "./app-env.ts";
import { refuseForeignOrigin } from "./foreign-origin.ts";

/** Who is asking. Every query below a route is bound to this organisation. */
export interface Caller {
  organisationId: OrganisationId;
  /** Null when asked with an API key. */
  email: string | null;
}

export interface CallerEnv extends AppEnv {
  Variables: AppEnv["Variables"] & { caller: Caller };
}

const maxApiKeyChars = 200;

/** Lets through who brings an API key in use, or the login of a local start. */
export const caller = createMiddleware<CallerEnv>(async (c, next) => {
  const authorization = c.req.header("authorization");
  const found =
    authorization === undefined
      ? callerOfLogin(c.env, getCookie(c, loginCookie) ?? "")
      : await callerOfKey(c.env, authorization);
  if (found === null) throw new AppError("unauthorized", "A valid API key or login is needed.");
  if (found.email !== null && c.req.method !== "GET" && c.req.method !== "HEAD")
    refuseForeignOrigin(c.env, c.req.header("origin"));
  c.set("caller", found);
  await next();
});

async function callerOfKey(env: Env, authorization: string): Promise<Caller | null> {
  const [, apiKey = ""] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  if (apiKey === "" || apiKey.length > maxApiKeyChars) return null;
  const organisationId = await organisationOfApiKey(env.CONTROL, apiKey);
  return organisationId === null ? null : { organisationId, email: null };
}

function callerOfLogin(env: Env, login: string): Caller | null {
  const member = localMember(env);
  const organisationId = member === null ? null : readLogin(member, login, Date.now());
  return member === null || organisationId === null ? null : { organisationId, email: member.email };
}
