import { customEvent, type ReplayEvent } from "../../../protocol/events.ts";
import type { AssetHash, SessionId, TabId, VisitorId } from "../../../protocol/ids.ts";
import { outboxMaxAgeMs, sessionIdleMs } from "../../../protocol/limits.ts";
import { type ChunkPlace, placeText } from "../send/chunk.ts";
import type { StoredHeld } from "./held-shelf.ts";
import type { Leftovers, StoredChunk, StoredRow } from "./shelf.ts";

/** A living tab writes more often than this, or has nothing new. */
export const quietMs = 3_000;

export interface Recovery {
  /** Cut by a lost page and never acknowledged: sent as they are. */
  resend: StoredChunk[];
  /** Of these, given to the browser by this tab's page before: sent only if the server turns out to lack them. */
  presumed: StoredChunk[];
  /** Captured by a lost page and never cut: each becomes a chunk. */
  cut: LostEvents[];
  /** Asked for by the server and never delivered. */
  sheets: AssetHash[];
  /** Held by lost tabs of a session that was chosen meanwhile: each tab's packs in order. */
  release: StoredHeld[][];
  /** Too old to be sent, or held in a session that is over. */
  expired: {
    chunks: ChunkPlace[];
    rows: ChunkPlace[];
    sheets: AssetHash[];
    held: StoredHeld[];
    heldSheets: AssetHash[];
  };
  /** Something is too young to tell a lost page from a living one. */
  askAgain: boolean;
}

export interface LostEvents extends ChunkPlace {
  events: ReplayEvent[];
  visitorId: VisitorId;
}

export interface RecoveryInput {
  ownTabId: TabId;
  /** When this document began, ms: what stands under its tab from before is its forerunner's. */
  documentStartMs: number;
  /** Null when tabs cannot be asked; then only this tab's own leavings are touched. */
  aliveTabIds: ReadonlySet<TabId> | null;
  nowMs: number;
  sessionId: SessionId;
  /** What is captured in the session is sent, not held. */
  isSent: boolean;
}

export function planRecovery(left: Leftovers, input: RecoveryInput): Recovery {
  const { nowMs, ownTabId, aliveTabIds } = input;
  const isExpired = (entry: { savedAtMs: number }): boolean => nowMs - entry.savedAtMs > outboxMaxAgeMs;
  const isDead = (entry: { savedAtMs: number }): boolean => nowMs - entry.savedAtMs > sessionIdleMs;
  const isOthers = ({ tabId }: { tabId: TabId }): boolean =>
    tabId !== ownTabId && aliveTabIds !== null && !aliveTabIds.has(tabId);
  const isQuiet = (entry: { savedAtMs: number }): boolean => nowMs - entry.savedAtMs >= quietMs;

  // A tab is lost as a whole: one young row says that it may still be writing.
  const youngTabs = new Set(
    [...left.chunks, ...left.rows].filter((one) => !isQuiet(one)).map((one) => one.tabId),
  );
  const isLost = (entry: StoredChunk | StoredRow): boolean =>
    !isExpired(entry) &&
    (entry.tabId === ownTabId
      ? entry.savedAtMs < input.documentStartMs
      : isOthers(entry) && !youngTabs.has(entry.tabId));

  const cutPlaces = new Set(left.chunks.map(placeText));
  const referred = new Set(left.chunks.flatMap((chunk) => chunk.assetHashes));
  const isOver = (held: StoredHeld): boolean => held.sessionId !== input.sessionId || isDead(held);
  const orphans = left.sheets.filter((sheet) => !referred.has(sheet.hash));
  // A chunk's reply also names the sheets that the website lacks: one with sheets has to get it.
  const isPresumed = (chunk: StoredChunk): boolean =>
    chunk.isGiven === true &&
    chunk.assetHashes.length === 0 &&
    chunk.tabId === ownTabId &&
    chunk.sessionId === input.sessionId;
  const lost = left.chunks.filter(isLost);
  return {
    resend: lost.filter((chunk) => !isPresumed(chunk)),
    presumed: lost.filter(isPresumed),
    cut: gather(left.rows.filter((row) => isLost(row) && !cutPlaces.has(placeText(row)))),
    sheets: orphans.filter((sheet) => !isExpired(sheet) && isQuiet(sheet)).map((sheet) => sheet.hash),
    release: input.isSent
      ? byTab(left.held.filter((held) => !isOver(held) && isOthers(held) && isQuiet(held)))
      : [],
    expired: {
      held: left.held.filter(isOver),
      heldSheets: left.heldSheets.filter(isDead).map((sheet) => sheet.hash),
      chunks: left.chunks.filter(isExpired),
      rows: left.rows.filter((row) => isExpired(row) || cutPlaces.has(placeText(row))),
      sheets: left.sheets.filter(isExpired).map((sheet) => sheet.hash),
    },
    askAgain: [...left.chunks, ...left.rows].some((one) => isOthers(one) && youngTabs.has(one.tabId)),
  };
}

/**
 * A page that is left cuts what it has, and hands its tab's name to the next: what another tab has not cut is of a page
 * that had no time to.
 */
export function withEnd(lost: LostEvents, ownTabId: TabId, nowMs: number): LostEvents {
  const last = lost.events.at(-1);
  if (lost.tabId === ownTabId || last === undefined) return lost;
  const eventCount = lost.events.length;
  const foundAfterMs = Math.max(0, nowMs - last.timestamp);
  const end = customEvent("ph.vanished", { eventCount, foundAfterMs }, last.timestamp);
  return { ...lost, events: [...lost.events, end] };
}

function byTab(held: readonly StoredHeld[]): StoredHeld[][] {
  const inOrder = held.toSorted((a, b) => a.n - b.n);
  return [...new Set(inOrder.map(({ tabId }) => tabId))].map((tabId) =>
    inOrder.filter((one) => one.tabId === tabId),
  );
}

/** Rows of one chunk to be, put together in the order they were written. */
function gather(rows: readonly StoredRow[]): LostEvents[] {
  const byPlace = new Map<string, LostEvents>();
  for (const row of rows.toSorted((a, b) => a.n - b.n)) {
    const { sessionId, tabId, seq, visitorId, events } = row;
    const lost = byPlace.get(placeText(row)) ?? { sessionId, tabId, seq, visitorId, events: [] };
    lost.events.push(...events);
    byPlace.set(placeText(row), lost);
  }
  return [...byPlace.values()];
}
