import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.ts";

/** What a route does not say otherwise of is for this caller, now. */
export const privateAnswers = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
  c.header("cross-origin-resource-policy", "same-origin");
  c.header("vary", "cookie, authorization");
});
