import { AppError } from "../app-error.ts";
import type { Env } from "../env.ts";

/**
 * For what a browser does by right of a cookie: only the dashboard's own pages may make it do so.
 * @throws AppError `origin_not_allowed`
 */
export function refuseForeignOrigin(env: Env, origin: string | undefined): void {
  if (origin !== env.DASHBOARD_ORIGIN) {
    throw new AppError("origin_not_allowed", "Only the dashboard may ask for this with a login.");
  }
}
