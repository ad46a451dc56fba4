import type { ReplayEvent } from "../../protocol/events.ts";
import type { SessionId } from "../../protocol/ids.ts";
import type { KnownLinks } from "./send/known-links.ts";
import type { Outbox } from "./send/outbox.ts";
import type { LiveSession } from "./session.ts";
import type { Tab } from "./tab.ts";

/** The way of an event from the privacy filter to the server's acknowledgement. */
export interface Delivery {
  add(event: ReplayEvent): void;
  readonly links: KnownLinks;
  /** No more can wait: what fills it is not to go on. */
  isFull(): boolean;
  /** The visitor has touched the page: what waits may go, and what earlier pages left. */
  engage(): void;
  cut(): void;
  /** What waits was captured before any interaction and is not wanted any more. */
  discard(): void;
  isHolding(): boolean;
  sent: Outbox["sent"];
  /** What is held goes to the server, this tab's earlier pages first, and all that follows as it comes. */
  release(): void;
  /** The tab goes on with another session. What the one before held is given up. */
  enter(isHolding: boolean): void;
  /** The page may be gone after this call. */
  hide(): void;
  /** Lets go of what would keep the page out of the back-forward cache. */
  rest(): void;
  wake(): void;
  /** Sends nothing any more. */
  close(): void;
}

export interface DeliveryOwner {
  session: LiveSession;
  tab: Tab;
  links: KnownLinks;
  isEngaged(): boolean;
  /** Events wait in the browser until `release()`; asked at the beginning. */
  mustHold(): boolean;
  sessionAgeMs(): number;
  /** The page listens for struggle, and some of it the server alone sees. */
  asksSignals(): boolean;
  takeSnapshot(): void;
  /** The server wants nothing more; of the whole session, or only of what this page knows. */
  onStop(isWholeSession: boolean): void;
  /** The server refuses the session's time: the owner begins another and says which. */
  onRefusedTime(serverNowMs: number): SessionId;
  /** Something in a reply is for the page. */
  onReply(reply: object): void;
}
