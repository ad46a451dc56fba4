import type { Listeners } from "./listen.ts";
import { createTimer } from "./timers.ts";

/** Back from the back-forward cache a page is shown before the one it replaces is hidden and leaves its token. */
const handOverMs = 100;

export interface Leaving {
  /** The page may be gone after this call. `isLeaving`: it goes, and not the tab alone to the background. */
  hide(isLeaving: boolean): void;
  /** Behind `hide(true)`: lets go of what would keep the page out of the back-forward cache. */
  rest(): void;
  /** The page is back from that cache. */
  wake(): void;
  /** A moment behind `wake()`, when the page it replaces has been left. */
  showAgain(): void;
}

/** A page that goes, and one that comes back. What it returns drops what is due. */
export function watchLeaving(listeners: Listeners, leaving: Leaving): () => void {
  const back = createTimer(leaving.showAgain);
  listeners.on(document, "visibilitychange", () => {
    if (document.visibilityState === "hidden") leaving.hide(false);
  });
  listeners.on(window, "pagehide", () => {
    leaving.hide(true);
    leaving.rest();
  });
  listeners.on(window, "pageshow", (event) => {
    if (!(event instanceof PageTransitionEvent) || !event.persisted) return;
    leaving.wake();
    back.arm(handOverMs);
  });
  return back.disarm;
}
