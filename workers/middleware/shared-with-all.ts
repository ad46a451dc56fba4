import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.ts";

/** The recorder's files are for every page of every website, also under a strict embedder policy. */
export const sharedWithAll = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  c.header("access-control-allow-origin", "*");
  c.header("cross-origin-resource-policy", "cross-origin");
});
