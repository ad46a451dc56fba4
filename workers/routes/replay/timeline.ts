import type { Context } from "hono";
import type { SessionEnv } from "../../middleware/owned-session.ts";
import { openReplay } from "./open-replay.ts";

/** All the player needs before the first frame, also of a session that is still going on. */
export async function getTimeline(c: Context<SessionEnv>): Promise<Response> {
  const { session, address } = c.var;
  const { timeline } = await openReplay(c.env, address);
  return c.json({ session, timeline });
}
