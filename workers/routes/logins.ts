import { deleteCookie, setCookie } from "hono/cookie";
import { createFactory } from "hono/factory";
import { type Me, signIn } from "../../protocol/api.ts";
import { AppError } from "../app-error.ts";
import { isMember, localMember, loginCookie, loginSeconds, writeLogin } from "../auth/local-guard.ts";
import { firstOrganisation } from "../control/first-organisation.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import type { CallerEnv } from "../middleware/caller.ts";
import { refuseForeignOrigin } from "../middleware/foreign-origin.ts";
import { valid } from "./valid.ts";

const cookie = { httpOnly: true, sameSite: "Strict", path: "/", maxAge: loginSeconds } as const;

/** Exists on a local start alone: anywhere else there is nothing at this address. */
export const postSignIn = createFactory<AppEnv>().createHandlers(valid("json", signIn), async (c) => {
  const member = localMember(c.env);
  const organisationId = member === null ? null : await firstOrganisation(c.env.CONTROL);
  if (member === null || organisationId === null) return await c.notFound();
  // A script brings no origin, and no foreign page can leave it out.
  const origin = c.req.header("origin");
  if (origin !== undefined) refuseForeignOrigin(c.env, origin);
  if (!isMember(member, c.req.valid("json"))) {
    throw new AppError("sign_in_failed", "Email or password is wrong.");
  }
  setCookie(c, loginCookie, writeLogin(member, organisationId, Date.now()), cookie);
  return c.body(null, 204);
});

export const postSignOut = createFactory<AppEnv>().createHandlers((c) => {
  refuseForeignOrigin(c.env, c.req.header("origin"));
  deleteCookie(c, loginCookie, cookie);
  return c.body(null, 204);
});

export const getMe = createFactory<CallerEnv>().createHandlers((c) => {
  const me: Me = { ...c.var.caller, publicOrigin: c.env.PUBLIC_ORIGIN };
  return c.json(me);
});
