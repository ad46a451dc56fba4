import type { ReplayEvent } from "../../../protocol/events.ts";
import type { AssetHash, SessionId, TabId, VisitorId } from "../../../protocol/ids.ts";
import { type Chunk, makeChunk, makePack } from "../send/chunk.ts";
import { columnsOf, hashesOf } from "../send/columns-of.ts";
import { compress } from "../send/compress.ts";
import { pause } from "../timers.ts";
import type { Alive } from "./alive.ts";
import { planRecovery, quietMs, withEnd } from "./recovery-rule.ts";
import type { Shelf } from "./shelf.ts";

export interface RecoverTo {
  shelf: Shelf;
  alive: Alive;
  ownTabId: () => TabId;
  documentStartMs: number;
  session: () => { sessionId: SessionId; visitorId: VisitorId };
  /** What is captured in the session is sent, not held. */
  isSent: () => boolean;
  isOver: () => boolean;
  /** See `FrameHeader`. */
  showsEmails: boolean;
  send(chunk: Chunk): void;
  /** Chunks that may have arrived. */
  presume(chunks: readonly Chunk[]): void;
  deliverSheet(hash: AssetHash): void;
}

/** Recovers what earlier pages left; once, and only if there is anything or will be. */
export function createRecovery(isEngaged: () => boolean, to: RecoverTo): () => Promise<void> {
  let hasBegun = false;
  return async () => {
    if (hasBegun) return;
    // Asking first, because a visitor who has not touched anything gets no database either.
    if (!isEngaged() && !(await to.shelf.exists())) return;
    hasBegun = true;
    await recover(to);
  };
}

/** Sends what lost pages of this website left on the shelf; asks again while it cannot tell lost from living. */
async function recover(to: RecoverTo): Promise<void> {
  const wishes = { isRecovered: true, ...(to.showsEmails && { showsEmails: true as const }) };
  for (let isDone = false; !isDone && !to.isOver(); ) {
    const left = await to.shelf.readAll();
    const others = [...left.chunks, ...left.rows, ...left.held].some((one) => one.tabId !== to.ownTabId());
    const plan = planRecovery(left, {
      ownTabId: to.ownTabId(),
      documentStartMs: to.documentStartMs,
      aliveTabIds: others ? await to.alive.ask() : new Set(),
      nowMs: Date.now(),
      sessionId: to.session().sessionId,
      isSent: to.isSent(),
    });
    if (to.isOver()) return;
    for (const place of plan.expired.chunks) to.shelf.dropChunk(place);
    for (const place of plan.expired.rows) to.shelf.dropRows(place);
    for (const hash of plan.expired.sheets) to.shelf.dropSheet(hash);
    for (const held of plan.expired.held) to.shelf.held.drop(held, [held.n]);
    for (const hash of plan.expired.heldSheets) to.shelf.held.dropSheet(hash);
    for (const chunk of plan.resend) to.send(chunk);
    to.presume(plan.presumed);
    for (const hash of plan.sheets) to.deliverSheet(hash);
    for (const lost of plan.cut) {
      const { events, ...name } = withEnd(lost, to.ownTabId(), Date.now());
      const chunk = makeChunk({ ...name, ...wishes }, await pack(events));
      to.shelf.putChunk(chunk, []);
      to.send(chunk);
    }
    for (const packs of plan.release) {
      // The tab never sent anything, so its count begins here.
      const chunks = packs.map(({ sessionId, tabId, ...pack }, seq) => {
        const { visitorId } = to.session();
        const name = { sessionId, tabId, seq, visitorId, ...wishes };
        return makeChunk(name, { ...pack, cutAtMs: Date.now() });
      });
      const [first] = packs;
      if (first) to.shelf.held.release(first, chunks, left.heldSheets);
      for (const chunk of chunks) to.send(chunk);
    }
    isDone = !plan.askAgain;
    if (!isDone) await pause(quietMs);
  }
}

const pack = async (events: readonly ReplayEvent[]) =>
  makePack(events, hashesOf(events), Date.now(), await compress(columnsOf(events)));
