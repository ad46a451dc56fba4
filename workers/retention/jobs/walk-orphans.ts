import { sessionIdParts, type WebsiteId } from "../../../protocol/ids.ts";
import { dayMs } from "../../../protocol/plans.ts";
import { eraseSession } from "../../archive/erase.ts";
import type { SessionAddress } from "../../archive/keys.ts";
import { isStored, storedSessions } from "../../archive/stored-sessions.ts";
import { deleteSession } from "../../catalog/delete-session.ts";
import { completedBetween, withRow } from "../../catalog/listed-sessions.ts";
import { allCatalogs, openCatalog } from "../../catalog/open-catalog.ts";
import type { Env } from "../../env.ts";
import { logError } from "../../log.ts";
import { settleSession } from "../../session-stub.ts";
import type { Step } from "./step.ts";

/** One list call. Some 300 sessions. */
const objectsPerStep = 1_000;
const maxRowsPerStep = 1_000;
/** Each takes up to four calls; what is beyond is found by the next walk. */
const maxMendedPerStep = 12;
/** Younger ones may still be on their way to the archive or the catalog. */
const settledAfterMs = 2 * dayMs;
/** Rest between two walks through everything. */
const restMs = dayMs;

/**
 * Compares a stretch of the archive with the same stretch of the catalogs, both being in the order of website and
 * start. What stands in the archive without a row is deleted; a completed row that has nothing in the archive is
 * reported and deleted.
 */
export const walkOrphansStep: Step = async (env, { progress }, nowMs) => {
  const { after }: { after: SessionAddress | null } = JSON.parse(progress);
  const beforeMs = nowMs - settledAfterMs;
  // The archive first: a row that comes in between is no row without objects until it is asked for again.
  const stored = await storedSessions(env.ARCHIVE, after, objectsPerStep);
  let end = stored.end;
  const listed: SessionAddress[] = [];
  for (const catalog of allCatalogs(env)) {
    const rows = await completedBetween(catalog, after, end, beforeMs, maxRowsPerStep);
    if (rows.length === maxRowsPerStep) end = rows.at(-1) ?? end;
    listed.push(...rows);
  }
  const isInside = (address: SessionAddress) => end === null || placeOf(address) <= placeOf(end);

  const old = stored.sessions.filter((address) => isInside(address) && madeAtOf(address) < beforeMs);
  const withoutRow = await withoutRowOf(env, old);
  const storedIds = new Set(stored.sessions.map(({ sessionId }) => sessionId));
  const withoutObjects = listed.filter((address) => isInside(address) && !storedIds.has(address.sessionId));
  for (const address of withoutRow.slice(0, maxMendedPerStep)) await deleteStored(env, address, nowMs);
  for (const address of withoutObjects.slice(0, maxMendedPerStep)) await deleteRow(env, address, nowMs);
  return { kind: "rest", progress: { after: end }, notBeforeMs: end === null ? nowMs + restMs : nowMs };
};

const madeAtOf = ({ sessionId }: SessionAddress): number => sessionIdParts(sessionId).startedAtMs;
const placeOf = ({ websiteId, sessionId }: SessionAddress): string => `${websiteId} ${sessionId}`;

async function withoutRowOf(env: Env, stored: readonly SessionAddress[]): Promise<SessionAddress[]> {
  const missing: SessionAddress[] = [];
  for (const websiteId of new Set(stored.map((address) => address.websiteId))) {
    const ofWebsite = stored.filter((address) => address.websiteId === websiteId);
    missing.push(...(await missingOf(env, websiteId, ofWebsite)));
  }
  return missing;
}

async function missingOf(
  env: Env,
  websiteId: WebsiteId,
  addresses: readonly SessionAddress[],
): Promise<SessionAddress[]> {
  const found = await withRow(
    await openCatalog(env, websiteId),
    websiteId,
    addresses.map(({ sessionId }) => sessionId),
  );
  return addresses.filter(({ sessionId }) => !found.has(sessionId));
}

async function deleteStored(env: Env, address: SessionAddress, nowMs: number): Promise<void> {
  // An object that has not forgotten the session still means to write its row.
  if ((await settleSession(env, address, nowMs)) === "known") return;
  const objects = await eraseSession(env.ARCHIVE, address);
  logError("orphans: archive without a row", "deleted", { sessionId: address.sessionId, objects });
}

async function deleteRow(env: Env, address: SessionAddress, nowMs: number): Promise<void> {
  if (await isStored(env.ARCHIVE, address)) return;
  if ((await settleSession(env, address, nowMs)) === "known") return;
  await deleteSession(await openCatalog(env, address.websiteId), address);
  logError("orphans: row without anything in the archive", "deleted", { sessionId: address.sessionId });
}
