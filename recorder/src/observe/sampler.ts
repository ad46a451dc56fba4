import { createTimer } from "../timers.ts";

/** Tells of a key at once when it is the first for a while, else with all others at the end of the span. */
export interface Sampler<Key> {
  add(key: Key): void;
  /** Tells what waits. */
  drain(): void;
  stop(): void;
}

/**
 * The last state of each key is always told; while nothing is added, nothing runs.
 * @param when runs what tells, now or soon
 */
export function createSampler<Key>(
  everyMs: number,
  tell: (key: Key) => void,
  when: (run: () => void) => void = (run) => run(),
): Sampler<Key> {
  const waiting = new Set<Key>();
  const drain = (): void => {
    const due = [...waiting];
    waiting.clear();
    for (const key of due) tell(key);
  };
  const next = (): void => {
    if (waiting.size === 0) return;
    timer.arm(everyMs);
    when(drain);
  };
  const timer = createTimer(next);
  return {
    add(key) {
      waiting.add(key);
      if (!timer.isArmed()) next();
    },
    drain,
    stop() {
      timer.disarm();
      waiting.clear();
    },
  };
}

/** A scroll event comes right before its frame: in the task behind that the page is laid out. */
export const nextTask = (run: () => void): void => createTimer(run).arm(0);
