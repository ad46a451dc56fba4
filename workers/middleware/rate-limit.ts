import { createMiddleware } from "hono/factory";
import { rateLimitSeconds } from "../../protocol/limits.ts";
import { AppError } from "../app-error.ts";
import { logError } from "../log.ts";
import type { AppEnv } from "./app-env.ts";
import { networkOf } from "./network-of.ts";

/**
 * Bounds what one network asks for under one site key, by the platform's own counter: no storage, no wait.
 * Without the binding there is no limit, and a counter that fails refuses nobody.
 * @param what counted apart from everything else
 */
export const rateLimit = (what: "loader" | "chunks" | "assets" | "withdraw" | "presence") =>
  createMiddleware<AppEnv>(async (c, next) => {
    const siteKey = c.req.param("siteKey") ?? c.req.param("file") ?? "";
    const network = networkOf(c.req.header("cf-connecting-ip") ?? "");
    if (!(await isWithin(c.env.INGEST_LIMIT, `${what} ${siteKey} ${network}`))) {
      throw new AppError("rate_limited", "Too many requests from this address; try again later.", {
        retryAfterSeconds: rateLimitSeconds,
      });
    }
    await next();
  });

export async function isWithin(limit: RateLimit | undefined, key: string): Promise<boolean> {
  try {
    return (await limit?.limit({ key }))?.success ?? true;
  } catch (error) {
    logError("rate limit not asked", error);
    return true;
  }
}
