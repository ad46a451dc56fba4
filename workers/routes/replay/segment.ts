import type { Context } from "hono";
import { AppError } from "../../app-error.ts";
import { type OpenSegment, openSegment, openSegmentPart } from "../../archive/segments.ts";
import type { SessionEnv } from "../../middleware/owned-session.ts";
import { areWholeFrames, withoutRequestsInPlace } from "../../session/without-requests.ts";
import { parseRange } from "./parse-range.ts";

/**
 * A sealed segment: frames behind one another, never to change. `Range: bytes=<first>-<last>` gives a part of it; a range
 * of any other shape is passed over, as HTTP allows. On a plan without network data frames are told without requests, each
 * in the place and of the size that the timeline says.
 */
export async function getSegment(
  c: Context<SessionEnv, "/api/replay/:sessionId/segments/:n">,
): Promise<Response> {
  const { ARCHIVE } = c.env;
  const n = c.req.param("n");
  if (!/^\d{1,6}$/.test(n)) throw noSuchSegment();
  const openWhole = async (): Promise<OpenSegment> => {
    const whole = await openSegment(ARCHIVE, c.var.address, Number(n));
    if (whole === null) throw noSuchSegment();
    return whole;
  };
  const hides = ({ hasRequests }: OpenSegment): boolean => hasRequests && !c.var.hasNetwork;
  const range = parseRange(c.req.header("range"));
  if (range === null) {
    const whole = await openWhole();
    const body = hides(whole) ? withoutRequestsInPlace(await bytesOf(whole)) : whole.body;
    return new Response(body, { headers: headersOf(whole) });
  }
  const part = await openSegmentPart(ARCHIVE, c.var.address, Number(n), range);
  if (part.kind === "gone") throw noSuchSegment();
  if (part.kind === "past end") {
    throw new AppError("range_not_satisfiable", "The segment ends before that range.");
  }
  const end = range.offset + part.bytes;
  const hidden = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const frames = await bytesOf(part);
    if (areWholeFrames(frames)) return withoutRequestsInPlace(frames);
    return withoutRequestsInPlace(await bytesOf(await openWhole())).subarray(range.offset, end);
  };
  return new Response(hides(part) ? await hidden() : part.body, {
    status: 206,
    headers: { ...headersOf(part), "content-range": `bytes ${range.offset}-${end - 1}/${part.totalBytes}` },
  });
}

/** What is told of a segment with requests the plan decides, and plans change. */
const headersOf = ({ hasRequests }: OpenSegment) => ({
  "content-type": "application/octet-stream",
  "cache-control": `private, ${hasRequests ? "max-age=3600" : "max-age=31536000, immutable"}`,
  "accept-ranges": "bytes",
});

const bytesOf = async ({ body }: OpenSegment): Promise<Uint8Array> =>
  new Uint8Array(await new Response(body).arrayBuffer());

const noSuchSegment = () => new AppError("not_found", "The session has no such segment.");
