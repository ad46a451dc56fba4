import type { ReplayEvent } from "../../protocol/events.ts";
import type { BehindSnapshot } from "./behind-snapshot.ts";
import { createDomCapture } from "./dom/create-dom-capture.ts";
import type { DomCapture, Root } from "./dom/dom-capture.ts";
import type { LinkedSheets } from "./dom/linked-sheets.ts";
import { type Observers, startObservers } from "./observe/start-observers.ts";
import type { Privacy } from "./privacy/privacy.ts";

/** The page as rrweb's events: its structure, and what happens in it. */
export interface PageCapture extends DomCapture {
  /** An observer that has been loaded later. */
  observe: Observers["add"];
}

export interface PageCaptureOwner {
  emit(event: ReplayEvent): void;
  /** The way of all events that are not the page's structure. */
  behind: BehindSnapshot;
  privacy: Privacy;
  links?: LinkedSheets | undefined;
  /** A document or shadow root is shown; may be told again of the same. */
  onRoot(root: Root): void;
}

/** Begins with `takeSnapshot`. */
export function createPageCapture({ emit, behind, privacy, links, onRoot }: PageCaptureOwner): PageCapture {
  const observers = startObservers({
    emit: behind.emit,
    privacy,
    ids: { idOf: (node) => dom.ids.idOf(node) },
    flush: () => dom.flush(),
  });
  const dom = createDomCapture({
    emit,
    privacy,
    links,
    onRoot(root) {
      observers.onRoot(root);
      onRoot(root);
    },
    onRootGone: observers.onRootGone,
    onSnapshot() {
      observers.drain();
      behind.hold();
      // From here on, so that nothing is lost while a large page is told.
      observers.onRoot(document);
    },
    onFullSnapshot() {
      behind.release();
      observers.onFullSnapshot();
    },
  });
  return {
    ...dom,
    finish() {
      observers.settle();
      dom.finish();
    },
    stop() {
      observers.stop();
      dom.stop();
      behind.release();
    },
    observe: observers.add,
  };
}
