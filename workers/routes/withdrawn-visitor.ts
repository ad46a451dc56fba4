import type { FrameHeader } from "../../protocol/frame-header.ts";
import type { VisitorId, WebsiteId } from "../../protocol/ids.ts";
import { visitorKnownMs } from "../../protocol/limits.ts";
import { meetVisitor } from "../catalog/visitor.ts";
import { makeExpiringCache } from "../control/expiring-cache.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";

/** Visitors whom this isolate has just met: a walk over many pages is then asked about once. */
const met = makeExpiringCache<string, true>(10_000);

/**
 * Remembers the secret's hash that a chunk brings.
 * @returns the visitor when they have withdrawn and want nothing kept, else null
 */
export async function withdrawnVisitor(
  env: Env,
  websiteId: WebsiteId,
  { visitorId, secretHash }: Pick<FrameHeader, "visitorId" | "secretHash">,
  nowMs: number,
): Promise<VisitorId | null> {
  if (visitorId === null || secretHash === undefined) return null;
  const name = `${websiteId} ${visitorId}`;
  if (met.get(name, nowMs) !== undefined) return null;
  try {
    if ((await meetVisitor(env, { websiteId, visitorId }, secretHash, nowMs)) === "withdrawn")
      return visitorId;
    met.set(name, true, nowMs + visitorKnownMs);
  } catch (error) {
    // The chunk is kept all the same: the next page brings the hash again, and an erasure looks more than once.
    logError("visitor not met", error);
  }
  return null;
}
