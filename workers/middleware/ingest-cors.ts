import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.ts";

/** How long a browser may keep the answer to a preflight, s; none allows more than a day. */
const preflightMaxAgeSeconds = "86400";

/**
 * Lets the recorder read every answer, errors too: it must learn why a chunk was refused. That gives nothing
 * away, since no cookie counts here. Chunks are CORS-simple; a preflight is answered all the same.
 */
export const ingestCors = createMiddleware<AppEnv>(async (c, next) => {
  // Before the answer is made: to set one on a finished answer makes Hono build it anew.
  c.header("access-control-allow-origin", c.req.header("origin") ?? "*");
  c.header("access-control-expose-headers", "retry-after");
  c.header("vary", "origin");
  c.header("cache-control", "no-store");
  if (c.req.method !== "OPTIONS") return await next();
  c.header("access-control-allow-methods", "POST");
  c.header("access-control-allow-headers", "content-type");
  c.header("access-control-max-age", preflightMaxAgeSeconds);
  return c.body(null, 204);
});
