import { eventType, type ReplayEvent } from "../../../protocol/events.ts";
import type { NodeIds, Root } from "../dom/dom-capture.ts";
import type { Listeners } from "../listen.ts";
import type { Privacy } from "../privacy/privacy.ts";

export interface ObserverOwner {
  emit(event: ReplayEvent): void;
  ids: NodeIds;
  /** Emits mutations that are held back, so that what is told next may refer to all that is in the page. */
  flush(): void;
  privacy: Privacy;
}

/** Tells of one kind of what happens in the page that is not its structure. */
export interface Observer {
  /** A root is shown by the events so far. Its listeners go with it. */
  watch?(root: Root, listeners: Listeners): void;
  unwatch?(root: Root): void;
  /** A player that begins here knows nothing of what was told before. */
  onFullSnapshot?(): void;
  /** Tells now what is held back: the page hides, it is about to be told anew, or nobody watches any longer. */
  drain?(): void;
  /** Tells what a page tells last: it may be gone after this call. Behind `drain`. */
  settle?(): void;
  /** Puts back what was hooked; called after `drain`. */
  stop?(): void;
}

/** One of rrweb's incremental events, as of now. */
export const change = (source: number, fields: Record<string, unknown>): ReplayEvent => ({
  type: eventType.incremental,
  data: { source, ...fields },
  timestamp: Date.now(),
});
