import { guarded } from "../../guard.ts";
import type { Root } from "../dom/dom-capture.ts";
import { createListeners, type Listeners } from "../listen.ts";
import { observeFields } from "./fields.ts";
import { observeInteractions } from "./interactions.ts";
import { observeMoves } from "./moves.ts";
import type { Observer, ObserverOwner } from "./observer.ts";
import { observeScroll } from "./scroll.ts";
import { observeStyles } from "./styles.ts";

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
  /** Tells what is held back: a full snapshot begins, and it belongs to the page before that. */
  drain(): void;
  /** Tells what is held back, and what a page tells last: it may be gone after this call. */
  settle(): void;
  /** Joins those that run, and is told of all roots there are. */
  add(make: (owner: ObserverOwner) => Observer): void;
  /** Tells what is held back and puts everything back. */
  stop(): void;
}

const all = [observeStyles, observeFields, observeInteractions, observeMoves, observeScroll];

export function startObservers(owner: ObserverOwner): Observers {
  const observers = all.map((observe) => observe(owner));
  const roots = new Map<Root, Listeners>();
  /** What fails costs one kind of events, and neither the others nor the page. */
  const each = (run: (observer: Observer) => void): void => observers.forEach(guarded(run));
  const drain = (): void => each((observer) => observer.drain?.());

  return {
    onRoot(root) {
      if (roots.has(root)) return;
      const listeners = createListeners();
      roots.set(root, listeners);
      each((observer) => observer.watch?.(root, listeners));
    },
    onRootGone(root) {
      roots.get(root)?.removeAll();
      roots.delete(root);
      each((observer) => observer.unwatch?.(root));
    },
    onFullSnapshot: () => each((observer) => observer.onFullSnapshot?.()),
    drain,
    settle() {
      drain();
      each((observer) => observer.settle?.());
    },
    add: guarded((make: (owner: ObserverOwner) => Observer) => {
      const observer = make(owner);
      observers.push(observer);
      for (const [root, listeners] of roots) observer.watch?.(root, listeners);
    }),
    stop() {
      drain();
      for (const listeners of roots.values()) listeners.removeAll();
      roots.clear();
      each((observer) => observer.stop?.());
    },
  };
}
