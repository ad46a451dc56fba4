import { elementKey } from "./element-key.ts";
import { pointsOf } from "./score.ts";
import type { MuteReason, Signal, SignalCounts, SignalKind } from "./signal.ts";

/** What a website has learned, or its members have said, not to be a struggle. */
export interface Silenced {
  kind: SignalKind;
  /** See `elementKey`. */
  element: string;
  by: MuteReason;
  /** In words for a member, such as "in 38 of 40 sessions visitors went on". */
  why: string;
}

/** Finds what silences a signal; made once for many of them. */
export type Mute = <One extends Judged>(signal: One) => One;
type Judged = Pick<Signal, "kind" | "url" | "element" | "evidence" | "muted">;

/** A member's word stands before what was learned. */
export function muteBy(silenced: readonly Silenced[]): Mute {
  if (silenced.length === 0) return (signal) => signal;
  const byPlace = new Map<string, Silenced>();
  for (const one of silenced) {
    const place = placeOf(one.kind, one.element);
    if (byPlace.get(place)?.by !== "member") byPlace.set(place, one);
  }
  return (signal) => {
    if (signal.muted !== undefined) return signal;
    const element = elementKey(signal);
    const found = element === null ? undefined : byPlace.get(placeOf(signal.kind, element));
    if (found === undefined) return signal;
    return { ...signal, muted: found.by, evidence: `${signal.evidence}. ${wordsOf(found)}` };
  };
}

export const muteSignals = <One extends Judged>(
  signals: readonly One[],
  silenced: readonly Silenced[],
): One[] => signals.map(muteBy(silenced));

/** What those of them that are not muted come to; see `score.ts`. */
export function tallyOf(signals: readonly Pick<Signal, "kind" | "severity" | "muted">[]): {
  counts: SignalCounts;
  points: number;
} {
  const counts: SignalCounts = {};
  let points = 0;
  for (const { kind, severity, muted } of signals) {
    if (muted !== undefined) continue;
    counts[kind] = (counts[kind] ?? 0) + 1;
    points += pointsOf({ kind, severity });
  }
  return { counts, points };
}

const placeOf = (kind: SignalKind, element: string): string => `${kind} ${element}`;

const wordsOf = ({ by, why }: Silenced): string =>
  by === "member"
    ? `Not counted: a member marked it as no problem${why && ` (${why})`}`
    : `Not counted: ${why}`;
