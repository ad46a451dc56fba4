import { pointsOf } from "./score.ts";
import type { Signal, SignalCounts } from "./signal.ts";

type Judged = Pick<Signal, "id" | "kind" | "severity" | "muted">;

/** What signals come to; see `SignalCount`. */
export interface Tally {
  counts: SignalCounts;
  points: number;
}

/**
 * A count of a session's signals, less those that are muted by now, and with those again that no longer are.
 * @param stored those of its timeline so far; what is muted there is not in the count
 * @param found later ones, all of which are; one that has grown severe has the id of a stored one
 * @param judged all of both, as the website judges them by now
 */
export function correctCount(
  { counts, points }: Tally,
  stored: readonly Judged[],
  found: readonly Judged[],
  judged: readonly Judged[],
): Tally {
  const storedById = new Map(stored.map((signal) => [signal.id, signal]));
  const foundById = new Map(found.map((signal) => [signal.id, signal]));
  const corrected: Tally = { counts: { ...counts }, points };
  for (const signal of judged) {
    const was = storedById.get(signal.id);
    const weight = pointsOf({ kind: signal.kind, severity: signal.severity });
    const isCounted = was?.muted === undefined;
    const counted = isCounted ? 1 : 0;
    // Of one that was muted when it was mild, only what it has grown by was added.
    const grown =
      was !== undefined && foundById.has(signal.id)
        ? weight - pointsOf({ kind: was.kind, severity: was.severity })
        : 0;
    const held = isCounted ? weight : grown;
    const due = signal.muted === undefined ? weight : 0;
    corrected.points += due - held;
    addTo(corrected.counts, signal.kind, (signal.muted === undefined ? 1 : 0) - counted);
  }
  return corrected;
}

function addTo(counts: SignalCounts, kind: Signal["kind"], change: number): void {
  if (change === 0) return;
  const count = (counts[kind] ?? 0) + change;
  if (count > 0) counts[kind] = count;
  else delete counts[kind];
}
