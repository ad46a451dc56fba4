import type { Capturing } from "./capturing.ts";
import { observePerformance } from "./observe-performance.ts";

/** A task from this long on is felt as a stutter; the browser tells of those from 50 ms. */
const longTaskMs = 200;

/** Whether the tab is in front, how long the document took, and what held it up. */
export function watchPageLife({ tell, listeners, onStop }: Capturing): void {
  // A page that goes is hidden as well, after all it had to tell has been sent.
  let isLeft = false;
  for (const type of ["pagehide", "pageshow"]) {
    listeners.on(window, type, () => {
      isLeft = type === "pagehide";
    });
  }
  // At the window the event passes before it reaches the document, where what has been told is sent.
  listeners.on(window, "visibilitychange", () => {
    if (!isLeft)
      tell("ph.visibility", () => ({ state: document.visibilityState === "hidden" ? "hidden" : "visible" }));
  });
  onStop(
    observePerformance("navigation", (entry) => {
      if (!(entry instanceof PerformanceNavigationTiming) || entry.loadEventEnd === 0) return;
      const { responseStart, domInteractive, loadEventEnd } = entry;
      // A page prepared in the background begins, for its visitor, when it is shown.
      const startMs = Number(Reflect.get(entry, "activationStart")) || 0;
      const since = (atMs: number): number => Math.max(0, Math.round(atMs - startMs));
      tell("ph.load", () => ({
        ttfbMs: since(responseStart),
        interactiveMs: since(domInteractive),
        loadMs: since(loadEventEnd),
      }));
    }),
  );
  onStop(
    observePerformance("longtask", ({ duration }) => {
      if (duration >= longTaskMs) tell("ph.long-task", () => ({ durationMs: Math.round(duration) }));
    }),
  );
}
