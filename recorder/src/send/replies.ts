import type { Shelf } from "../keep/shelf.ts";
import type { Bases } from "./bases.ts";
import type { Chunk } from "./chunk.ts";
import type { OutboxOwner } from "./outbox.ts";
import { readReply } from "./read-reply.ts";
import type { Sheets } from "./sheets.ts";

/** A server that refuses every new session id as well must not be asked for ever. */
const maxNewSessions = 3;

export interface RepliesOwner {
  shelf: Shelf;
  sheets: Sheets;
  bases: Bases;
  /** The chunk is of the session that this page records. */
  isCurrent(chunk: Chunk): boolean;
  isOwnTab(chunk: Chunk): boolean;
  /** The server has this tab's chunks from 0 to this seq; null: it does not say. */
  onCompleteTo(completeTo: number | null): void;
  setFlushMs(flushMs: number | null): void;
  takeSnapshot(): void;
  onStop(isWholeSession: boolean): void;
  /** The session goes on under another id. */
  renew(refused: Chunk, serverNowMs: number): void;
  /** Something in a reply is for the page. */
  onReply(reply: object): void;
}

/** What follows from a chunk's way having ended. */
export function createReplies(owner: RepliesOwner): OutboxOwner["onStep"] {
  const { shelf, sheets, isCurrent } = owner;
  let newSessions = 0;
  return (chunk, step, outcome) => {
    shelf.dropChunk(chunk);
    switch (step.kind) {
      case "drop":
        return;
      case "conflict":
        if (isCurrent(chunk)) owner.takeSnapshot();
        return;
      case "stop":
        if (isCurrent(chunk)) owner.onStop(step.isWholeSession);
        return;
      case "new_session":
        if (!isCurrent(chunk)) return;
        if (++newSessions > maxNewSessions) owner.onStop(false);
        else owner.renew(chunk, step.serverNowMs);
        return;
      case "done": {
        const reply = outcome.kind === "accepted" ? outcome.reply : {};
        const orders = readReply(reply);
        sheets.onReply(chunk.assetHashes, orders.needAssets);
        if (!isCurrent(chunk)) return;
        if (owner.isOwnTab(chunk)) {
          owner.bases.onTaken(chunk);
          owner.onCompleteTo(orders.completeTo);
        }
        owner.setFlushMs(orders.flushMs);
        owner.onReply(reply);
        if (orders.stop) owner.onStop(true);
        else if (orders.needSnapshot) owner.takeSnapshot();
      }
    }
  };
}
