import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.ts";

/** How long a browser may keep the answer to a preflight, s; none allows more than a day. */
const preflightMaxAgeSeconds = "86400";

/**
 * Lets the recorder read every answer, errors too: it must learn why a chunk was refused. That gives nothing
 * away, since no cookie counts here. Chunks are CORS-simple; a preflight is answered all the same.
 */
export const ingestCors = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method === "OPTIONS") c.res = preflightAnswer();
  else await next();
  const { headers } = c.res;
  headers.set("access-control-allow-origin", c.req.header("origin") ?? "*");
  headers.set("access-control-expose-headers", "retry-after");
  headers.set("vary", "origin");
  headers.set("cache-control", "no-store");
});

const preflightAnswer = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "content-type",
      "access-control-max-age": preflightMaxAgeSeconds,
    },
  });
