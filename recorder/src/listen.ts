import { guarded } from "../guard.ts";

export interface Listeners {
  /** Listens passively and before the page's own handlers. */
  on(target: EventTarget, type: string, run: (event: Event) => void): void;
  /** Runs with the removal of the others. */
  onRemoval(undo: () => void): void;
  removeAll(): void;
}

export function createListeners(): Listeners {
  const removals: (() => void)[] = [];
  return {
    on(target, type, run) {
      const handler = guarded(run);
      const options = { capture: true, passive: true };
      target.addEventListener(type, handler, options);
      removals.push(() => target.removeEventListener(type, handler, options));
    },
    onRemoval: (undo) => removals.push(undo),
    removeAll() {
      for (const remove of removals.splice(0)) remove();
    },
  };
}
