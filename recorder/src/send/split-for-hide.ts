import type { ReplayEvent } from "../../../protocol/events.ts";

export interface Part {
  events: readonly ReplayEvent[];
  /** Compressed columns. */
  gzip: Uint8Array;
}

/** Characters of JSON from which an event gets a part of its own. */
export const bulkyChars = 100_000;

/**
 * Parts of a cut that is too large for one request at hide, in order. Bulky events stand alone, so that what
 * came around them stays small; a part that is still above `maxBytes` is halved down to single events.
 */
export function splitForHide(
  events: readonly ReplayEvent[],
  maxBytes: number,
  pack: (events: readonly ReplayEvent[]) => Uint8Array,
): Part[] {
  const halve = (some: readonly ReplayEvent[]): Part[] => {
    const gzip = pack(some);
    if (gzip.length <= maxBytes || some.length === 1) return [{ events: some, gzip }];
    const middle = some.length >> 1;
    return [...halve(some.slice(0, middle)), ...halve(some.slice(middle))];
  };
  return runsAroundBulky(events).flatMap(halve);
}

function runsAroundBulky(events: readonly ReplayEvent[]): ReplayEvent[][] {
  const runs: ReplayEvent[][] = [];
  let run: ReplayEvent[] = [];
  for (const event of events) {
    if (JSON.stringify(event).length < bulkyChars) {
      run.push(event);
      continue;
    }
    runs.push(run, [event]);
    run = [];
  }
  runs.push(run);
  return runs.filter((one) => one.length > 0);
}

/** What to send first while there is room: the part with the last click, then from the newest back. */
export function orderForHide<Sent extends { events: readonly ReplayEvent[] }>(
  parts: readonly Sent[],
): Sent[] {
  const newestFirst = parts.toReversed();
  const clicked = newestFirst.find((part) => part.events.some(isClick));
  return clicked ? [clicked, ...newestFirst.filter((part) => part !== clicked)] : newestFirst;
}

export function isClick(event: ReplayEvent): boolean {
  const { data } = event;
  return typeof data === "object" && data !== null && "tag" in data && data.tag === "ph.click";
}
