import type { Listeners } from "../listen.ts";

/** A hand that moves is told of once in so long: nobody counts in less. */
const moveMs = 250;

/** Tells of each sign of the visitor's hand. Scripted events and movements without movement are none. */
export function watchActivity(onActivity: () => void, listeners: Listeners): void {
  for (const type of ["pointerdown", "keydown", "touchstart", "wheel"]) {
    listeners.on(window, type, (event) => {
      if (event.isTrusted) onActivity();
    });
  }
  // A page that scrolls or appears under a resting pointer makes the browser fire `pointermove`.
  let seenX: number | null = null;
  let seenY: number | null = null;
  let toldAtMs = Number.NEGATIVE_INFINITY;
  listeners.on(window, "pointermove", (event) => {
    if (event.timeStamp - toldAtMs < moveMs) return;
    if (!event.isTrusted || !(event instanceof PointerEvent)) return;
    const hasMoved = seenX !== null && (event.screenX !== seenX || event.screenY !== seenY);
    seenX = event.screenX;
    seenY = event.screenY;
    if (!hasMoved) return;
    toldAtMs = event.timeStamp;
    onActivity();
  });
}
