import { sessionIdMaxAgeMs } from "../../../protocol/limits.ts";
import { erasePinned } from "../../archive/erase.ts";
import { findSession } from "../../catalog/find-session.ts";
import { openCatalog } from "../../catalog/open-catalog.ts";
import { unpinAssets } from "../../catalog/pin-session.ts";
import { copyPage, type PinProgress } from "../pin.ts";
import type { Step } from "./step.ts";

/** After this time no seal adds anything to a session. */
const settledAfterMs = sessionIdMaxAgeMs + 2 * 3_600_000;

/** Copies what a pinned session has, from the start, and once more when nothing can be added any more. */
export const pinAgainStep: Step = async (env, { websiteId, progress }, nowMs) => {
  if (websiteId === null) return { kind: "done" };
  const { sessionId, after }: PinProgress = JSON.parse(progress);
  const address = { websiteId, sessionId };
  const end = await copyPage(env, address, after);

  // Asked after the copy, so that a copy made while somebody unpins does not stay.
  const catalog = await openCatalog(env, websiteId);
  const row = await findSession(catalog, address);
  if (row === null || row.pinnedAtMs === null) {
    await unpinAssets(catalog, address);
    await erasePinned(env.ARCHIVE, address);
    return { kind: "done" };
  }
  const rest: PinProgress = { sessionId, after: end };
  if (end !== null) return { kind: "rest", progress: rest, notBeforeMs: nowMs };
  const settledAtMs = row.madeAtMs + settledAfterMs;
  return nowMs >= settledAtMs ? { kind: "done" } : { kind: "rest", progress: rest, notBeforeMs: settledAtMs };
};
