import { expect } from "vitest";
import type { ReplayEvent } from "../../../protocol/events.ts";
import { Mirror } from "../../../protocol/mirror/mirror.ts";
import { shownAfter } from "./replay-page.ts";

/**
 * After each of the prefixes, the mirror's own events make rrweb's replayer show what the recorded ones make it show,
 * node for node. The mirror goes on as it is, and one that is built anew from the snapshot goes on beside it.
 * @param lengths how many events each prefix has, rising
 */
export async function expectSamePage(
  events: readonly ReplayEvent[],
  lengths: readonly number[],
  useVirtualDom = false,
): Promise<void> {
  let mirror = new Mirror();
  let applied = 0;
  for (const length of lengths) {
    for (const event of events.slice(applied, length)) mirror.apply(event);
    applied = length;
    const last = events[length - 1];
    if (!mirror.hasPage || last === undefined) continue;
    const snapshot: ReplayEvent[] = JSON.parse(JSON.stringify(mirror.snapshot(last.timestamp)));
    const shown = await shownAfter(snapshot, useVirtualDom);
    const recorded = await shownAfter(events.slice(0, length), useVirtualDom);
    expect(shown, `after ${length} of ${events.length} events`).toEqual(recorded);
    mirror = new Mirror();
    for (const event of snapshot) mirror.apply(event);
  }
}

/** Lengths of all prefixes, or of about so many of them, with the whole. */
export function someLengths(count: number, most: number): number[] {
  const step = Math.max(1, count / most);
  const lengths = new Set<number>([count]);
  for (let at = 1; at < count; at += step) lengths.add(Math.round(at));
  return [...lengths].sort((one, other) => one - other);
}
