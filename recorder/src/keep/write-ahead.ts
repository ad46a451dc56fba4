import type { ReplayEvent } from "../../../protocol/events.ts";
import { writeAheadAfterClickMs, writeAheadMs } from "../../../protocol/limits.ts";
import { isClick } from "../send/split-for-hide.ts";
import { createTimer } from "../timers.ts";

/**
 * Events put on the shelf in one task: the browser copies them node by node, and each piece of a large snapshot is an
 * event of 1,500 nodes, which takes about 1.5 ms.
 */
const maxEventsAtOnce = 16;

/** Puts what is captured and not yet cut on the shelf, so that a killed page loses little. */
export interface WriteAhead {
  onEvent(event: ReplayEvent): void;
  /** The events written so far are in a chunk, or given up. */
  reset(): void;
}

/**
 * @param waiting the events since the last cut
 * @param write takes those not yet written, and which row of the chunk to be they are
 */
export function createWriteAhead(
  waiting: () => readonly ReplayEvent[],
  write: (events: readonly ReplayEvent[], n: number) => void,
): WriteAhead {
  let written = 0;
  let rows = 0;
  let dueAtMs = 0;
  const timer = createTimer(() => {
    const events = waiting().slice(written, written + maxEventsAtOnce);
    if (events.length === 0) return;
    written += events.length;
    write(events, rows++);
    if (waiting().length > written) timer.arm(0);
  });
  return {
    onEvent(event) {
      const delayMs = isClick(event) ? writeAheadAfterClickMs : writeAheadMs;
      const wantedAtMs = Date.now() + delayMs;
      if (timer.isArmed() && dueAtMs <= wantedAtMs) return;
      dueAtMs = wantedAtMs;
      timer.arm(delayMs);
    },
    reset() {
      timer.disarm();
      written = 0;
      rows = 0;
    },
  };
}
