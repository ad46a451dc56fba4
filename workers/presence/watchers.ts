import type { LiveVisitor, PresenceMessage } from "../../protocol/api-presence.ts";
import { maxPresenceViewers, presenceTellMs, viewerMaxMs } from "../../protocol/limits.ts";
import { liveClose } from "../../protocol/live.ts";
import { logError } from "../log.ts";

interface WatchersOwner {
  everybody: (nowMs: number) => LiveVisitor[];
  /** Null for a visitor who is not here. */
  visitor: (visitorId: string, nowMs: number) => LiveVisitor | null;
}

type Sockets = Pick<DurableObjectState, "acceptWebSocket" | "getWebSockets" | "waitUntil">;

/** What is known of a member's socket; it rides with it. */
interface WatcherNote {
  /** Server time, ms. */
  sinceMs: number;
}

/** Members who watch who is here: sockets that outlive the object's eviction. News are gathered for a moment. */
export class Watchers {
  readonly #sockets: Sockets;
  readonly #owner: WatchersOwner;
  readonly #changed = new Set<string>();
  #isTelling = false;

  constructor(sockets: Sockets, owner: WatchersOwner) {
    this.#sockets = sockets;
    this.#owner = owner;
  }

  /** @returns the member's end of a socket; one that cannot be served is told why, by the code of its closing */
  accept(nowMs: number): WebSocket {
    const { 0: theirs, 1: ours } = new WebSocketPair();
    const isTooMany = this.#open().length >= maxPresenceViewers;
    this.#sockets.acceptWebSocket(ours);
    const note: WatcherNote = { sinceMs: nowMs };
    ours.serializeAttachment(note);
    if (isTooMany) ours.close(liveClose.tooMany, "too many viewers");
    else say(ours, { type: "list", visitors: this.#owner.everybody(nowMs) });
    return theirs;
  }

  isAnyone = (): boolean => this.#open().length > 0;

  /** Something about the visitor is new. @param afterMs when it will be */
  changed(visitorId: string, afterMs = 0): void {
    if (!this.isAnyone()) return;
    if (afterMs > 0) {
      this.#sockets.waitUntil(scheduler.wait(afterMs).then(() => this.changed(visitorId)));
      return;
    }
    this.#changed.add(visitorId);
    if (this.#isTelling) return;
    this.#isTelling = true;
    this.#sockets.waitUntil(this.#tellSoon());
  }

  async #tellSoon(): Promise<void> {
    await scheduler.wait(presenceTellMs);
    this.#isTelling = false;
    this.tell(Date.now());
  }

  tell(nowMs: number): void {
    const news: Extract<PresenceMessage, { type: "news" }> = { type: "news", visitors: [], gone: [] };
    for (const visitorId of this.#changed) {
      const visitor = this.#owner.visitor(visitorId, nowMs);
      if (visitor === null) news.gone.push(visitorId);
      else news.visitors.push(visitor);
    }
    this.#changed.clear();
    for (const socket of this.#open()) {
      try {
        if (nowMs - noteOf(socket).sinceMs >= viewerMaxMs) socket.close(liveClose.again, "again");
        else say(socket, news);
      } catch (error) {
        // One that breaks off is no reason to leave the others untold.
        logError("member not told who is here", error);
      }
    }
  }

  #open(): WebSocket[] {
    return this.#sockets.getWebSockets().filter(({ readyState }) => readyState === WebSocket.OPEN);
  }
}

const say = (socket: WebSocket, message: PresenceMessage): void => socket.send(JSON.stringify(message));

function noteOf(socket: WebSocket): WatcherNote {
  const note: WatcherNote = socket.deserializeAttachment();
  return note;
}
