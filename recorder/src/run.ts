import type { SessionId } from "../../protocol/ids.ts";
import type { Tell } from "../handover.ts";
import type { SharedSession } from "../session/frame-session.ts";
import type { RunFacts } from "./inspect/inspector.ts";

export interface RunStart {
  /** The page has asked for it. */
  isForced: boolean;
  /** What a frame is to be part of. */
  shared: SharedSession | null;
  /** Another run has told of this page before. */
  isLater: boolean;
}

/** Recording on one page. */
export interface Run {
  /** Null when nothing of the session is or will be on the server. */
  sessionId(): SessionId | null;
  isEnded(): boolean;
  choose(): void;
  tell(told: Tell): void;
  /** For whoever builds the page. */
  status(): RunFacts;
  /** Sends what there is and puts back everything that was hooked; another run may go on with the session. */
  leave(): void;
  /** Likewise, and whatever had chosen the session has no longer. */
  stop(): void;
  /** Sends nothing more. */
  abandon(): void;
}
