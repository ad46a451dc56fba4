import type { Context } from "hono";
import { createFactory } from "hono/factory";
import { tailQuery } from "../../../protocol/api-replay.ts";
import {
  type SharedLink,
  type SharedReplay,
  sharedSegmentQuery,
  sharedSession,
} from "../../../protocol/api-shares.ts";
import { concatBytes } from "../../../protocol/concat-bytes.ts";
import { sealTailBytes } from "../../../protocol/limits.ts";
import { AppError } from "../../app-error.ts";
import { openSegmentPart } from "../../archive/segments.ts";
import { countOpening } from "../../control/shares.ts";
import type { SharedEnv } from "../../middleware/shared-session.ts";
import { readTail } from "../../session-stub.ts";
import { openReplay } from "../replay/open-replay.ts";
import { sheetOf } from "../sheet.ts";
import { valid } from "../valid.ts";
import { sharedFrames, sharedTimeline } from "./shared-view.ts";

const { createHandlers } = createFactory<SharedEnv>();

/** Where the link leads. Whoever opens its page asks this once, so that openings are counted here. */
export async function getSharedLink(c: Context<SharedEnv>): Promise<Response> {
  const { shareId, fromMs, tabId, toMs, expiresAtMs } = c.var.share;
  c.executionCtx.waitUntil(countOpening(c.env.CONTROL, shareId, Date.now()));
  const link: SharedLink = {
    atMs: fromMs,
    tabId,
    toMs,
    expiresAt: new Date(expiresAtMs).toISOString(),
    publicOrigin: c.env.PUBLIC_ORIGIN,
  };
  return c.json(link);
}

export async function getSharedTimeline(c: Context<SharedEnv>): Promise<Response> {
  const { session, completeness, timeline } = await openReplay(c.env, c.var.address, c.var.session);
  const replay: SharedReplay = {
    // Only what the schema names: a field that sessions get one day is not shown by being forgotten.
    session: sharedSession.parse(session),
    completeness,
    timeline: sharedTimeline(timeline, c.var.share.hasNetworkPanel),
  };
  return c.json(replay);
}

/** Frames of a segment. They are written anew, so that their bytes are not those that a range would name. */
export const getSharedSegment = createHandlers(valid("query", sharedSegmentQuery), async (c) => {
  const { offset, bytes } = c.req.valid("query");
  const n = c.req.param("n") ?? "";
  if (!/^\d{1,6}$/.test(n) || Number(bytes) > maxPartBytes) throw noSuchPart();
  const part = await openSegmentPart(c.env.ARCHIVE, c.var.address, Number(n), {
    offset: Number(offset),
    bytes: Number(bytes),
  });
  if (part.kind !== "part") throw noSuchPart();
  const frames = new Uint8Array(await new Response(part.body).arrayBuffer());
  return framesAnswer(sharedFrames(frames, c.var.share.hasNetworkPanel));
});

const noSuchPart = () => new AppError("not_found", "The session has no such part of a segment.");

/** A segment is a sealed tail with its keyframes. */
const maxPartBytes = 4 * sealTailBytes;

/** What a session that goes on has sent and is not sealed; nothing of one that is over. */
export const getSharedTail = createHandlers(valid("query", tailQuery), async (c) => {
  const { after: asked, watches } = c.req.valid("query");
  const after = Number(asked);
  const { frames, arrival } =
    c.var.session.status === "active"
      ? await readTail(c.env, c.var.address, after, watches === "true")
      : { frames: new Uint8Array(), arrival: after };
  return framesAnswer(sharedFrames(frames, c.var.share.hasNetworkPanel), {
    "playhead-arrival": String(arrival),
  });
});

export async function getSharedSheet(
  c: Context<SharedEnv, "/api/shared/:token/sheets/:hash">,
): Promise<Response> {
  return await sheetOf(c, c.var.address.websiteId, c.req.param("hash"));
}

const framesAnswer = (frames: readonly Uint8Array[], headers: Record<string, string> = {}): Response =>
  new Response(concatBytes(frames), { headers: { "content-type": "application/octet-stream", ...headers } });
