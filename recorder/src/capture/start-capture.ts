import { record } from "@rrweb/record";
import type { ReplayEvent } from "../../../protocol/events.ts";
import { guarded } from "../../guard.ts";
import { createListeners } from "../listen.ts";
import { watchClicks } from "./clicks.ts";
import { watchErrors } from "./errors.ts";
import { pageEvent, watchRoutes } from "./pages.ts";
import { startRrweb } from "./rrweb.ts";

/** Starts all that makes events, the page itself first; what it returns stops it and puts everything back. */
export function startCapture(emit: (event: ReplayEvent) => void): () => void {
  const listeners = createListeners();
  const guardedEmit = guarded(emit);
  guardedEmit(pageEvent("load"));
  const stopRrweb = startRrweb(guardedEmit);
  watchClicks(guardedEmit, listeners);
  watchErrors(guardedEmit, listeners);
  const restoreHistory = watchRoutes(guardedEmit, listeners);
  return () => {
    stopRrweb();
    restoreHistory();
    listeners.removeAll();
  };
}

/** Throws nothing before rrweb has begun: then its first snapshot is still to come. */
export const takeSnapshot = guarded(() => record.takeFullSnapshot());
