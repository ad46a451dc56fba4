import type { Context } from "hono";
import { AppError } from "../../app-error.ts";
import type { SessionEnv } from "../../middleware/owned-session.ts";
import { readTail } from "../../session-stub.ts";

/** Frames that arrived after `after` and are not sealed; `playhead-arrival` is the `after` of the next call. */
export async function getTail(c: Context<SessionEnv>): Promise<Response> {
  const after = c.req.query("after") ?? "0";
  if (!/^\d{1,15}$/.test(after)) throw new AppError("bad_request", "after: a whole number from 0");
  const { frames, arrival } = await readTail(c.env, c.var.address, Number(after));
  return new Response(frames, {
    headers: {
      "content-type": "application/octet-stream",
      "cache-control": "no-store",
      "playhead-arrival": String(arrival),
    },
  });
}
