import { record } from "@rrweb/record";
import type { ReplayEvent } from "../../../protocol/events.ts";

/** What a page does, one step after another; rrweb hears of each before the next. */
export type Steps = Iterable<(() => void) | (() => Promise<void>)>;

/** Time for rrweb's observers, and for a frame, in which it tells of scrolling and of what came together. */
export const settle = (ms = 30): Promise<void> =>
  new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => resolve()), ms));

/** Records this document while it does the steps; the events are as plain as after a journey through JSON. */
export async function recordPage(steps: Steps): Promise<ReplayEvent[]> {
  const events: ReplayEvent[] = [];
  let clockMs = 1_000_000;
  const stop = record<ReplayEvent>({
    // Each at a time of its own, so that a prefix of the list is also a span of time.
    emit: (event) => events.push({ ...structuredClone(event), timestamp: ++clockMs }),
    slimDOMOptions: true,
    sampling: { scroll: 10, input: "all" },
  });
  try {
    for (const step of steps) {
      await step();
      await settle();
    }
    await settle(60);
  } finally {
    stop?.();
  }
  return events.map((event): ReplayEvent => JSON.parse(JSON.stringify(event)));
}
