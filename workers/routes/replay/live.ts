import type { Context } from "hono";
import { AppError } from "../../app-error.ts";
import { refuseForeignOrigin } from "../../middleware/foreign-origin.ts";
import type { SessionEnv } from "../../middleware/owned-session.ts";
import { openLive } from "../../session-stub.ts";

/** A WebSocket on which a session is told as it goes on; `protocol/live.ts` says what is said on it. */
export async function getLive(c: Context<SessionEnv>): Promise<Response> {
  const origin = c.req.header("origin");
  // A browser opens a socket from any page to anywhere, with the cookie; what is not a browser names no origin.
  if (c.var.caller.login !== null || origin !== undefined) refuseForeignOrigin(c.env, origin);
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket") {
    throw new AppError("bad_request", "This address is for WebSockets.");
  }
  return new Response(null, { status: 101, webSocket: await openLive(c.env, c.var.address) });
}
