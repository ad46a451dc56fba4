import { createMiddleware } from "hono/factory";
import { AppError } from "../app-error.ts";
import type { Env } from "../env.ts";
import type { AppEnv } from "./app-env.ts";

/**
 * For what a browser does by right of a cookie: only the dashboard's own pages may make it do so.
 * @throws AppError `origin_not_allowed`
 */
export function refuseForeignOrigin(env: Env, origin: string | undefined): void {
  if (origin !== env.DASHBOARD_ORIGIN) {
    throw new AppError("origin_not_allowed", "Only the dashboard may ask for this with a login.");
  }
}

/** A browser opens a socket from any page to anywhere, with the cookie; what is not a browser names no origin. */
export function refuseForeignSocket(env: Env, origin: string | undefined, hasLogin: boolean): void {
  if (hasLogin || origin !== undefined) refuseForeignOrigin(env, origin);
}

/** For what anyone may ask without a login: a script brings no origin, and no foreign page can leave it out. */
export const noForeignPage = createMiddleware<AppEnv>(async (c, next) => {
  const origin = c.req.header("origin");
  if (origin !== undefined) refuseForeignOrigin(c.env, origin);
  await next();
});
