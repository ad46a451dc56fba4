import type { Root } from "../dom/dom-capture.ts";
import { createListeners, type Listeners } from "../listen.ts";
import { observeFields } from "./fields.ts";
import { observeInteractions } from "./interactions.ts";
import { observeMedia } from "./media.ts";
import { observeMoves } from "./moves.ts";
import type { Observer, ObserverOwner } from "./observer.ts";
import { observeScroll } from "./scroll.ts";
import { observeScrollDepth } from "./scroll-depth.ts";
import { observeSelection } from "./selection.ts";
import { observeStyles } from "./styles.ts";
import { observeViewport } from "./viewport.ts";

/** What happens in the page that is not its structure. */
export interface Observers {
  /**
   * A document or shadow root is shown by the events so far; may be told again of the same. The page's own document
   * may come before its snapshot, so that what happens meanwhile is told, too.
   */
  onRoot(root: Root): void;
  onRootGone(root: Root): void;
  /** All of the page has been told anew. */
  onFullSnapshot(): void;
  /** Tells what is held back. Before a full snapshot, too: it belongs to the page as it was told until then. */
  drain(): void;
  /** Joins those that run, and is told of all roots there are. */
  add(make: (owner: ObserverOwner) => Observer): void;
  /** Tells what is held back and puts everything back. */
  stop(): void;
}

const all = [
  observeStyles,
  observeFields,
  observeInteractions,
  observeMoves,
  observeScroll,
  observeScrollDepth,
  observeViewport,
  observeMedia,
  observeSelection,
];

export function startObservers(owner: ObserverOwner): Observers {
  const observers = all.map((observe) => observe(owner));
  const roots = new Map<Root, Listeners>();
  const drain = (): void => {
    for (const observer of observers) observer.drain?.();
  };

  // On the window, so that it comes before whoever sends at this event what there is.
  const pageLife = createListeners();
  pageLife.on(window, "visibilitychange", () => {
    if (document.visibilityState === "hidden") drain();
  });
  pageLife.on(window, "pagehide", drain);

  return {
    onRoot(root) {
      const listeners = roots.get(root) ?? createListeners();
      const isNew = !roots.has(root);
      roots.set(root, listeners);
      if (isNew) for (const observer of observers) observer.watch?.(root, listeners);
    },
    onRootGone(root) {
      roots.get(root)?.removeAll();
      roots.delete(root);
      for (const observer of observers) observer.unwatch?.(root);
    },
    onFullSnapshot() {
      for (const observer of observers) observer.onFullSnapshot?.();
    },
    drain,
    add(make) {
      const observer = make(owner);
      observers.push(observer);
      for (const [root, listeners] of roots) observer.watch?.(root, listeners);
    },
    stop() {
      drain();
      pageLife.removeAll();
      for (const listeners of roots.values()) listeners.removeAll();
      roots.clear();
      for (const observer of observers) observer.stop?.();
    },
  };
}
