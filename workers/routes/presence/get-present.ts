import type { Context } from "hono";
import { liveVisitors } from "../../../protocol/api-presence.ts";
import { presenceSettings } from "../../control/presence-settings.ts";
import { refuseForeignSocket } from "../../middleware/foreign-origin.ts";
import type { WebsiteEnv } from "../../middleware/owned-website.ts";
import { listPresent, openPresence } from "../../presence-stub.ts";

/** Who is on the website now: once, as JSON, or on a WebSocket as it changes; see `presenceMessage`. */
export async function getPresent(c: Context<WebsiteEnv>): Promise<Response> {
  const { websiteId } = c.var;
  if (c.req.header("upgrade")?.toLowerCase() === "websocket") {
    refuseForeignSocket(c.env, c.req.header("origin"), c.var.caller.login !== null);
    return new Response(null, { status: 101, webSocket: await openPresence(c.env, websiteId) });
  }
  const [visitors, settings] = await Promise.all([
    listPresent(c.env, websiteId),
    presenceSettings(c.env.CONTROL, websiteId),
  ]);
  return c.json(liveVisitors.parse({ visitors, scope: settings?.scope ?? "off" }));
}
