import type { Context } from "hono";
import { AppError } from "../../app-error.ts";
import { refuseForeignSocket } from "../../middleware/foreign-origin.ts";
import type { SessionEnv } from "../../middleware/owned-session.ts";
import { openLive } from "../../session-stub.ts";

/** A WebSocket on which a session is told as it goes on; `protocol/live.ts` says what is said on it. */
export async function getLive(c: Context<SessionEnv>): Promise<Response> {
  refuseForeignSocket(c.env, c.req.header("origin"), c.var.caller.login !== null);
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket") {
    throw new AppError("bad_request", "This address is for WebSockets.");
  }
  return new Response(null, {
    status: 101,
    webSocket: await openLive(c.env, c.var.address, c.var.hasNetwork),
  });
}
