import type { Tally } from "./correct-count.ts";
import { elementKey } from "./element-key.ts";
import { pointsOf } from "./score.ts";
import { type MuteReason, type Signal, type SignalCounts, type SignalKind, signalKinds } from "./signal.ts";

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
type Judged = Pick<Signal, "kind" | "url" | "element" | "muted" | "mutedWhy">;

/**
 * A member's word stands before what was learned. What was muted before and is not silenced any more counts again: a
 * website learns, and members take their word back.
 */
export function muteBy(silenced: readonly Silenced[]): Mute {
  const byPlace = new Map<string, Silenced>();
  for (const one of silenced) {
    const place = placeOf(one.kind, one.element);
    if (byPlace.get(place)?.by !== "member") byPlace.set(place, one);
  }
  return (signal) => {
    const place = placeOfSignal(signal);
    const found = place === null ? undefined : byPlace.get(place);
    if (found !== undefined) return { ...signal, muted: found.by, mutedWhy: wordsOf(found) };
    return signal.muted === undefined ? signal : { ...signal, muted: undefined, mutedWhy: undefined };
  };
}

export const muteSignals = <One extends Judged>(
  signals: readonly One[],
  silenced: readonly Silenced[],
): One[] => signals.map(muteBy(silenced));

/** What those of them that are not muted come to; see `score.ts`. */
export function tallyOf(signals: readonly Pick<Signal, "kind" | "severity" | "muted">[]): Tally {
  const counts: SignalCounts = {};
  let points = 0;
  for (const { kind, severity, muted } of signals) {
    if (muted !== undefined) continue;
    counts[kind] = (counts[kind] ?? 0) + 1;
    points += pointsOf({ kind, severity });
  }
  return { counts, points };
}

/** What is silenced, as one text: the kind, a space, and the element's key. */
export const placeOf = (kind: SignalKind, element: string): string => `${kind} ${element}`;

/** The kind and the element of a place, as `placeOf` joins them; null for text of no known kind. */
export function partsOfPlace(place: string): { kind: SignalKind; element: string } | null {
  const space = place.indexOf(" ");
  const kind = signalKinds.find((one) => one === place.slice(0, space));
  return space < 0 || kind === undefined ? null : { kind, element: place.slice(space + 1) };
}

/** @returns null for a signal that no other can be told to be like; see `elementKey` */
export function placeOfSignal(signal: Pick<Signal, "kind" | "url" | "element">): string | null {
  const element = elementKey(signal);
  return element === null ? null : placeOf(signal.kind, element);
}

const wordsOf = ({ by, why }: Silenced): string =>
  by === "member" ? `A member marked it as no problem${why && ` (${why})`}` : `Learned: ${why}`;
