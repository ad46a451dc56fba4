import type { Context } from "hono";
import { AppError } from "../../app-error.ts";
import { readSegment } from "../../archive/segments.ts";
import type { SessionEnv } from "../../middleware/owned-session.ts";

/** A sealed segment: frames behind one another, never to change. */
export async function getSegment(
  c: Context<SessionEnv, "/api/replay/:sessionId/segments/:n">,
): Promise<Response> {
  const n = c.req.param("n");
  const frames = /^\d{1,6}$/.test(n) ? await readSegment(c.env.ARCHIVE, c.var.address, Number(n)) : null;
  if (frames === null) throw new AppError("not_found", "The session has no such segment.");
  return new Response(frames, {
    headers: {
      "content-type": "application/octet-stream",
      "cache-control": "private, max-age=31536000, immutable",
    },
  });
}
