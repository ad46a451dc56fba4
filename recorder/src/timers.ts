import { guarded } from "../guard.ts";

/**
 * zone.js wraps timers and observers and calls Angular's change detection after each; it keeps the originals under
 * symbols.
 */
export function unpatched<Name extends "setTimeout" | "clearTimeout" | "MutationObserver">(
  name: Name,
): (typeof window)[Name] {
  const zone: { __symbol__?: (name: string) => string } | undefined = Reflect.get(window, "Zone");
  const original: (typeof window)[Name] | undefined = zone?.__symbol__
    ? Reflect.get(window, zone.__symbol__(name))
    : undefined;
  return original ?? window[name];
}

const set = unpatched("setTimeout");
const clear = unpatched("clearTimeout");

export interface Timer {
  /** Calls once, `delayMs` from now; a call that was due is dropped. */
  arm(delayMs: number): void;
  disarm(): void;
  isArmed(): boolean;
}

export function createTimer(run: () => void): Timer {
  let id: ReturnType<typeof setTimeout> | null = null;
  const disarm = (): void => {
    if (id !== null) clear.call(window, id);
    id = null;
  };
  return {
    arm(delayMs) {
      disarm();
      id = set.call(
        window,
        () => {
          id = null;
          try {
            run();
          } catch {
            // Nothing of ours may reach the page's error handlers.
          }
        },
        delayMs,
      );
    },
    disarm,
    isArmed: () => id !== null,
  };
}

/** Behind the next frame the page is laid out, so that asking for places costs no layout of its own. */
export function afterFrame(run: () => void): void {
  const timer = createTimer(run);
  // A hidden page has no frames.
  if (document.visibilityState === "hidden") timer.arm(0);
  else requestAnimationFrame(() => timer.arm(0));
}

/** A page that is never idle has to bear it then. */
const idleWithinMs = 2_000;

/** While the page has nothing to do, which is behind a frame if there is one. */
export function whenIdle(run: () => void): void {
  // Safari has none.
  if ("requestIdleCallback" in window) window.requestIdleCallback(guarded(run), { timeout: idleWithinMs });
  else createTimer(run).arm(idleWithinMs);
}

export const pause = (delayMs: number): Promise<void> =>
  new Promise((resolve) => {
    createTimer(resolve).arm(delayMs);
  });
