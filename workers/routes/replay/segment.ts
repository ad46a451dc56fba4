import type { Context } from "hono";
import { AppError } from "../../app-error.ts";
import { openSegmentPart, readSegment } from "../../archive/segments.ts";
import type { SessionEnv } from "../../middleware/owned-session.ts";
import { parseRange } from "./parse-range.ts";

const headers = {
  "content-type": "application/octet-stream",
  "cache-control": "private, max-age=31536000, immutable",
  "accept-ranges": "bytes",
};

/**
 * A sealed segment: frames behind one another, never to change. `Range: bytes=<first>-<last>` gives a part of it; a range
 * of any other shape is passed over, as HTTP allows.
 */
export async function getSegment(
  c: Context<SessionEnv, "/api/replay/:sessionId/segments/:n">,
): Promise<Response> {
  const { ARCHIVE } = c.env;
  const n = c.req.param("n");
  if (!/^\d{1,6}$/.test(n)) throw noSuchSegment();
  const range = parseRange(c.req.header("range"));
  if (range === null) {
    const frames = await readSegment(ARCHIVE, c.var.address, Number(n));
    if (frames === null) throw noSuchSegment();
    return new Response(frames, { headers });
  }
  const part = await openSegmentPart(ARCHIVE, c.var.address, Number(n), range);
  if (part.kind === "gone") throw noSuchSegment();
  if (part.kind === "past end") {
    throw new AppError("range_not_satisfiable", "The segment ends before that range.");
  }
  const last = range.offset + part.bytes - 1;
  return new Response(part.body, {
    status: 206,
    headers: { ...headers, "content-range": `bytes ${range.offset}-${last}/${part.totalBytes}` },
  });
}

const noSuchSegment = () => new AppError("not_found", "The session has no such segment.");
