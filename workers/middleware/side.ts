import type { Env } from "../env.ts";

/** What a request is for: its host decides, and on the dashboard's host its path. Null for any other host. */
export function sideOf(
  url: string,
  env: Pick<Env, "DASHBOARD_ORIGIN" | "PUBLIC_ORIGIN">,
): "public" | "api" | "page" | null {
  const { origin, pathname } = new URL(url);
  if (origin === env.PUBLIC_ORIGIN) return "public";
  if (origin !== env.DASHBOARD_ORIGIN) return null;
  return pathname === "/api" || pathname.startsWith("/api/") ? "api" : "page";
}
