import type { Context } from "hono";
import { dashboardPolicy } from "../../protocol/dashboard-policy.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { immutableCaching, readBuiltFile } from "./built-file.ts";

/**
 * The dashboard's files, where the Worker carries them: on a local start. Deployed, they are a project of
 * their own, and all of this is 404.
 */
export async function getDashboardPage(c: Context<AppEnv>): Promise<Response> {
  const { pathname } = new URL(c.req.url);
  const isFile = /\.[a-z0-9]+$/.test(pathname);
  // Any other path is a route of the single-page app.
  const file = await readBuiltFile(c.env, `/dashboard${isFile ? pathname : "/index.html"}`);
  if (file === null) return await c.notFound();
  const isShared = pathname.startsWith("/share/");
  return new Response(file.body, {
    headers: {
      "content-type": file.headers.get("content-type") ?? "application/octet-stream",
      "cache-control": pathname.startsWith("/assets/") ? immutableCaching : "no-cache",
      "content-security-policy": dashboardPolicy(c.env.PUBLIC_ORIGIN),
      "referrer-policy": isShared ? "no-referrer" : "same-origin",
      // Whoever has a public link has what it shows: it belongs into no search.
      ...(isShared && { "x-robots-tag": "noindex, nofollow" }),
    },
  });
}
