import type { Context } from "hono";
import type { SessionEnv } from "../../middleware/owned-session.ts";
import { openReplay } from "./open-replay.ts";

/** All the player needs before the first frame, also of a session that is still going on. */
export async function getTimeline(c: Context<SessionEnv>): Promise<Response> {
  const { session, completeness, timeline } = await openReplay(c.env, c.var.address, c.var.session);
  return c.json({ session, completeness, timeline });
}
