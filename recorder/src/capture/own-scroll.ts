import { afterFrame } from "../timers.ts";
import type { Capturing } from "./capturing.ts";

/** A scroll this soon after the wheel, a finger or a key is the visitor's own, with its momentum. */
export const ownScrollMs = 1_000;

/**
 * Tells when the page scrolls itself far. The visitor's hand is at the wheel, on the glass, at a key, or holds a scroll
 * bar, of which the page hears the press and nothing until it is let go.
 */
export function watchOwnScroll({ tell, listeners }: Capturing): void {
  let handMs = Number.NEGATIVE_INFINITY;
  let isHeld = false;
  let fromY = 0;
  // A page that has just begun is not laid out yet.
  afterFrame(() => {
    fromY = scrollY;
  });
  for (const type of ["wheel", "touchmove", "keydown", "pointerdown", "pointerup", "pointermove"]) {
    listeners.on(document, type, () => {
      isHeld = type === "pointerdown";
      if (type !== "pointermove") handMs = performance.now();
    });
  }
  listeners.on(document, "scroll", ({ target }) => {
    if (target !== document) return;
    const y = scrollY;
    const isOwn = isHeld || performance.now() - handMs <= ownScrollMs;
    if (!isOwn && Math.abs(y - fromY) < innerHeight / 2) return;
    fromY = y;
    if (!isOwn) tell("ph.own-scroll", () => ({ y: Math.round(y) }));
  });
}
