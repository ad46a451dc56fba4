import type { SessionId } from "../../protocol/ids.ts";
import type { Tell } from "../handover.ts";
import type { RunFacts } from "./inspect/inspector.ts";

/** Recording on one page. */
export interface Run {
  /** Null when nothing of the session is or will be on the server. */
  sessionId(): SessionId | null;
  isEnded(): boolean;
  choose(): void;
  tell(told: Tell): void;
  /** For whoever builds the page. */
  status(): RunFacts;
  /** Sends what there is and puts back everything that was hooked. */
  stop(): void;
  /** Sends nothing more. */
  abandon(): void;
}
