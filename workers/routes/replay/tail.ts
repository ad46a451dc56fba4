import { createFactory } from "hono/factory";
import { tailQuery } from "../../../protocol/api-replay.ts";
import type { SessionEnv } from "../../middleware/owned-session.ts";
import { withoutRequests } from "../../session/without-requests.ts";
import { readTail } from "../../session-stub.ts";
import { valid } from "../valid.ts";

/** Frames that arrived after `after` and are not sealed; `playhead-arrival` is the `after` of the next call. */
export const getTail = createFactory<SessionEnv>().createHandlers(valid("query", tailQuery), async (c) => {
  const { after, watches } = c.req.valid("query");
  const { frames, arrival } = await readTail(c.env, c.var.address, Number(after), watches === "true");
  return new Response(c.var.hasNetwork ? frames : withoutRequests(frames), {
    headers: {
      "content-type": "application/octet-stream",
      "cache-control": "no-store",
      "playhead-arrival": String(arrival),
    },
  });
});
