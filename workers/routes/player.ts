import type { Context } from "hono";
import * as z from "zod";
import { parseWebsiteId } from "../../protocol/ids.ts";
import { AppError } from "../app-error.ts";
import { cspSources } from "../auth/origin-patterns.ts";
import { playerOriginsOf } from "../control/websites.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { needBuiltFile } from "./built-file.ts";

const fileName = z.string().regex(/^\/player\/[A-Za-z0-9._-]+$/);
const manifest = z.object({ script: fileName, style: fileName });

/** The frame in which a website's pages are rebuilt. They are hostile input: the policy is the second wall. */
export async function getPlayer(c: Context<AppEnv, "/player/:websiteId">): Promise<Response> {
  const websiteId = parseWebsiteId(c.req.param("websiteId"));
  const patterns = websiteId === null ? null : await playerOriginsOf(c.env.CONTROL, websiteId);
  if (patterns === null) throw new AppError("not_found", "There is no such website.");
  const files = manifest.parse(await (await needBuiltFile(c.env, "/player/manifest.json")).json());
  return new Response(frameHtml(files), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      "content-security-policy": framePolicy(patterns, c.env.DASHBOARD_ORIGIN),
      "cross-origin-resource-policy": "cross-origin",
      "referrer-policy": "no-referrer",
    },
  });
}

export function framePolicy(originPatterns: readonly string[], dashboardOrigin: string): string {
  const pictures = ["data:", "blob:", ...cspSources(originPatterns)].join(" ");
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src ${pictures}`,
    `media-src ${pictures}`,
    "font-src data: blob:",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${dashboardOrigin}`,
  ].join("; ");
}

const frameHtml = ({ script, style }: z.infer<typeof manifest>): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Playhead player</title>
<link rel="stylesheet" href="${style}">
<script type="module" src="${script}"></script>
</head>
<body><div id="stage"></div></body>
</html>
`;
