import type { Env } from "../env.ts";

/** What a request is for: its host decides, then its path. Null for any other host. */
export function sideOf(
  url: string,
  env: Pick<Env, "DASHBOARD_ORIGIN" | "PUBLIC_ORIGIN">,
): "ingest" | "public" | "api" | "page" | null {
  const { origin, pathname } = new URL(url);
  if (origin === env.PUBLIC_ORIGIN) return pathname.startsWith("/v1/") ? "ingest" : "public";
  if (origin !== env.DASHBOARD_ORIGIN) return null;
  return pathname === "/api" || pathname.startsWith("/api/") ? "api" : "page";
}
