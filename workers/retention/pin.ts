import { copyToPinned } from "../archive/copy-pinned.ts";
import { erasePinned } from "../archive/erase.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import { markPinned, markUnpinned, pinAssets, unpinAssets } from "../catalog/pin-session.ts";
import { addJob } from "../control/jobs.ts";
import type { Env } from "../env.ts";

/** Objects copied in one step; each takes two calls. Few sessions have more than a dozen. */
const objectsPerStep = 50;

/** How far a session's copies have come. */
export interface PinProgress {
  sessionId: SessionAddress["sessionId"];
  /** Key of the last object that was copied. */
  after: string | null;
}

/**
 * Keeps a session on purpose: it does not expire, and what the archive's rule would delete in time is copied. What
 * cannot be copied at once, and what a visitor who returns may add, is the cron's.
 * @returns false when the session is gone or about to be
 */
export async function pinSession(env: Env, address: SessionAddress, nowMs: number): Promise<boolean> {
  const catalog = await openCatalog(env, address.websiteId, nowMs);
  if (!(await markPinned(catalog, address, nowMs))) return false;
  const { websiteId, sessionId } = address;
  const progress: PinProgress = { sessionId, after: null };
  await addJob(
    env.CONTROL,
    { jobId: `pin:${sessionId}`, kind: "pin", websiteId, notBeforeMs: nowMs },
    progress,
  );
  await copyPage(env, address, null);
  return true;
}

/** @returns where the page ended, null when it was the last one */
export async function copyPage(
  env: Env,
  address: SessionAddress,
  after: string | null,
): Promise<string | null> {
  const { hashes, end } = await copyToPinned(env.ARCHIVE, address, after, objectsPerStep);
  await pinAssets(await openCatalog(env, address.websiteId), address, hashes);
  return end;
}

/** Lets a session expire as its plan says, and deletes its copies. Repeating it is harmless. */
export async function unpinSession(env: Env, address: SessionAddress): Promise<void> {
  const catalog = await openCatalog(env, address.websiteId);
  await markUnpinned(catalog, address);
  await unpinAssets(catalog, address);
  await erasePinned(env.ARCHIVE, address);
}
