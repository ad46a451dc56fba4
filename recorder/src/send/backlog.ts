import type { ReplayEvent } from "../../../protocol/events.ts";
import { guarded } from "../../guard.ts";
import { createNextTask } from "../dom/slices.ts";

/** Naming the style sheets of a snapshot takes 10 to 20 ms, and what is told afterwards far less. */
const sliceMs = 8;

/** What came before the delivery was there, and all that comes until that has been taken, in its order. */
export interface Backlog {
  add(event: ReplayEvent): void;
  isEmpty(): boolean;
  /** Takes all of it at once. */
  flush(): void;
  clear(): void;
}

/** @param onEmpty once, when what was there at the beginning has been taken */
export function createBacklog(
  early: readonly ReplayEvent[],
  take: (event: ReplayEvent) => void,
  onEmpty: () => void,
): Backlog {
  const waiting = [...early];
  const takeOne = guarded(take);
  const takeUntil = (endMs: number): void => {
    do {
      const event = waiting[0];
      if (event) takeOne(event);
      waiting.shift();
    } while (waiting.length > 0 && performance.now() < endMs);
    if (waiting.length > 0) next.ask();
    else onEmpty();
  };
  const next = createNextTask(() => takeUntil(performance.now() + sliceMs));
  if (waiting.length > 0) next.ask();
  return {
    add(event) {
      if (waiting.length > 0) waiting.push(event);
      else take(event);
    },
    isEmpty: () => waiting.length === 0,
    flush() {
      next.cancel();
      if (waiting.length > 0) takeUntil(Number.POSITIVE_INFINITY);
    },
    clear() {
      next.cancel();
      waiting.length = 0;
    },
  };
}
