import type { Context } from "hono";
import type { AssetHash, WebsiteId } from "../../protocol/ids.ts";
import { maxChunkBytes, maxFrameHeaderBytes } from "../../protocol/limits.ts";
import type { ChunkReply } from "../../protocol/reply.ts";
import { AppError } from "../app-error.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { type Lacking, lackingAssets } from "../catalog/missing-assets.ts";
import { presenceScopeOf } from "../control/presence-settings.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import type { SiteEnv } from "../middleware/known-site.ts";
import { appendChunk, lackSheets } from "../session-stub.ts";
import { admitFrame, admitPlace } from "./admit-chunk.ts";
import { browserOf } from "./browser-of.ts";
import { eraseUnwanted } from "./erase-unwanted.ts";
import { refusePastQuota } from "./quota.ts";
import { readBody } from "./read-body.ts";
import { refusalOf } from "./refusal-of.ts";
import { withdrawnVisitor } from "./withdrawn-visitor.ts";

type ChunkPath = "/v1/chunks/:siteKey/:sessionId/:tabId/:seq";

/** Takes a chunk into its session. Answered 200, it is kept. */
export async function postChunk(c: Context<SiteEnv, ChunkPath>): Promise<Response> {
  const site = c.get("site");
  const nowMs = Date.now();
  const path = admitPlace(c.req.param(), site.tag, nowMs);
  if (path.kind === "refused") throw refusalOf(path, nowMs);

  const frame = await readBody(c.req.raw, maxChunkBytes + maxFrameHeaderBytes, "chunk_too_large");
  const admitted = admitFrame(frame, path.place);
  if (admitted.kind === "refused") throw refusalOf(admitted, nowMs);

  const { sessionId, seq } = path.place;
  const { websiteId, retentionDays, configRevision, webhookEvents } = site;
  const address = { websiteId, sessionId };
  if (seq === 0) await refusePastQuota(c.env, site, address, nowMs);
  const thresholds = site.settings?.thresholds;
  const tellsPresence = presenceScopeOf(site.settings) !== "off";
  const visit = browserOf(c.req.raw);
  const [outcome, sheets] = await Promise.all([
    appendChunk(c.env, address, {
      ...{ frame, visit, retentionDays },
      ...(thresholds && { thresholds }),
      ...(webhookEvents.length > 0 && { webhookEvents }),
      ...(tellsPresence && { tellsPresence }),
    }),
    sheetsLacking(c.env, websiteId, admitted.header.assetHashes, nowMs),
  ]);
  if (outcome.kind === "refused") throw refusalOf(outcome, nowMs);
  // Not before: of a visitor whose chunk is refused nothing is remembered.
  const unwanted = await withdrawnVisitor(c.env, websiteId, admitted.header, nowMs);
  if (unwanted !== null) {
    await eraseUnwanted(c.env, address, unwanted, nowMs);
    throw new AppError("session_erased", "The visitor has withdrawn.");
  }
  if (sheets.pastBound.length > 0) await tellOfSheets(c.env, address);
  const reply: ChunkReply = { status: outcome.kind, seq, nowMs, configRevision };
  if (sheets.wanted.length > 0) reply.needAssets = sheets.wanted;
  if (outcome.kind === "accepted") {
    const { completeTo, flushMs, invite, needSnapshot, signals, stop } = outcome;
    if (completeTo !== undefined) reply.completeTo = completeTo;
    if (flushMs !== undefined) reply.flushMs = flushMs;
    if (needSnapshot === true) reply.needSnapshot = true;
    if (signals !== undefined) reply.signals = signals;
    if (invite !== undefined) reply.invite = invite;
    if (stop !== undefined) reply.stop = { reason: stop };
  }
  return c.json(reply);
}

async function sheetsLacking(
  env: Env,
  websiteId: WebsiteId,
  hashes: AssetHash[],
  nowMs: number,
): Promise<Lacking> {
  if (hashes.length === 0) return { wanted: [], pastBound: [] };
  try {
    return await lackingAssets(env, websiteId, hashes, nowMs);
  } catch (error) {
    // Posting a sheet twice is harmless; a page without its sheets is not.
    logError("catalog not asked for assets", error);
    return { wanted: hashes, pastBound: [] };
  }
}

/** Past the day's bound no sheet is asked for; the chunk is kept all the same, so this may fail. */
async function tellOfSheets(env: Env, address: SessionAddress): Promise<void> {
  try {
    await lackSheets(env, address);
  } catch (error) {
    logError("session not told of lacking sheets", error);
  }
}
