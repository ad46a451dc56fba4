import type { ReplayEvent } from "../../../protocol/events.ts";
import type { Privacy } from "../privacy/privacy.ts";
import type { LinkedSheets } from "./linked-sheets.ts";

/** A document or shadow root that is being watched. */
export type Root = Document | ShadowRoot;

/** The ids under which nodes stand in events: rrweb's, positive, never used twice. A node that moves gets another. */
export interface NodeIds {
  /** Null for a node no event has shown yet, or that is gone or blocked away. */
  idOf(node: Node): number | null;
}

/** The page's structure as rrweb events: a full snapshot, then mutations. */
export interface DomCapture {
  readonly ids: NodeIds;
  /** Begins a full snapshot, once the document is parsed; of a large page, parts are told in later tasks. */
  takeSnapshot(): void;
  /**
   * Emits mutations that are held back, so that an event made next may refer to what is in the page. Bounded in work:
   * of what needs several tasks, such as a large snapshot, the rest has no ids yet.
   */
  flush(): void;
  /** Emits all that there is to tell, in this task: the page may be gone after it. */
  finish(): void;
  stop(): void;
}

export interface DomCaptureOwner {
  emit(event: ReplayEvent): void;
  privacy: Privacy;
  /** Absent: every sheet is told whole. */
  links?: LinkedSheets | undefined;
  /** A root is shown by the events so far and is to be observed; called again for the same root after each full snapshot. */
  onRoot(root: Root): void;
  onRootGone(root: Root): void;
  /** The page is going to be told anew; until then it is as it was told. */
  onSnapshot(): void;
  /** All of the page has been told. */
  onFullSnapshot(): void;
}
