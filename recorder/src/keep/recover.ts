import type { AssetHash, TabId } from "../../../protocol/ids.ts";
import { type Chunk, makeChunk } from "../send/chunk.ts";
import { columnsOf, hashesOf } from "../send/columns-of.ts";
import { compress } from "../send/compress.ts";
import { pause } from "../timers.ts";
import type { Alive } from "./alive.ts";
import { planRecovery, quietMs } from "./recovery-rule.ts";
import type { Shelf } from "./shelf.ts";

export interface RecoverTo {
  shelf: Shelf;
  alive: Alive;
  ownTabId: () => TabId;
  documentStartMs: number;
  isOver: () => boolean;
  send(chunk: Chunk): void;
  deliverSheet(hash: AssetHash): void;
}

/** Sends what lost pages of this website left on the shelf; asks again while it cannot tell lost from living. */
export async function recover(to: RecoverTo): Promise<void> {
  for (let isDone = false; !isDone && !to.isOver(); ) {
    const left = await to.shelf.readAll();
    const others = [...left.chunks, ...left.rows].some((one) => one.tabId !== to.ownTabId());
    const plan = planRecovery(left, {
      ownTabId: to.ownTabId(),
      documentStartMs: to.documentStartMs,
      aliveTabIds: others ? await to.alive.ask() : new Set(),
      nowMs: Date.now(),
    });
    if (to.isOver()) return;
    for (const place of plan.expired.chunks) to.shelf.dropChunk(place);
    for (const place of plan.expired.rows) to.shelf.dropRows(place);
    for (const hash of plan.expired.sheets) to.shelf.dropSheet(hash);
    for (const chunk of plan.resend) to.send(chunk);
    for (const hash of plan.sheets) to.deliverSheet(hash);
    for (const lost of plan.cut) {
      const source = { ...lost, assetHashes: hashesOf(lost.events), cutAtMs: Date.now(), isRecovered: true };
      const chunk = makeChunk(source, await compress(columnsOf(lost.events)));
      to.shelf.putChunk(chunk, []);
      to.send(chunk);
    }
    isDone = !plan.askAgain;
    if (!isDone) await pause(quietMs);
  }
}
