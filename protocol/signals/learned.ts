import type { SignalKind } from "./signal.ts";

/** What a website's sessions have shown of a signal's kind at an element. Counts fade, so that habits can change. */
export interface Habit {
  kind: SignalKind;
  /** See `elementKey`. */
  element: string;
  /** Sessions in which it was found, and those of them that went on happily; see `shownByFlags`. */
  flagged: number;
  happy: number;
  /** About how many clicked the element and had an answer. */
  answered: number;
  /** A bit for each 32nd of all visitors it was found with: so many at least there were. */
  visitorBits: number;
  /** When it was found last, server time. */
  lastAtMs: number;
}

/** When a habit is believed; data, so that a test of another line is one object. */
export const learning = {
  minFlagged: 20,
  minVisitors: 8,
  /** Of those it was found in, so many went on happily. */
  happyShare: 0.8,
  /** Of those that clicked the element, it was found in so many: what mostly works is broken when it does not. */
  flaggedShare: 0.5,
  /** A release may have changed the page since. */
  forgottenAfterMs: 60 * 86_400_000,
} as const;

/**
 * What can be meant to be: that nothing shows after a click, or that somebody clicks a lot. An error, a crash or a
 * refused form is a fault however many meet it.
 */
export const learnableKinds: readonly SignalKind[] = ["deadClick", "rageClick"];

export function isMeantToBe(habit: Habit, nowMs: number): boolean {
  const { kind, flagged, happy, answered, visitorBits, lastAtMs } = habit;
  return (
    learnableKinds.includes(kind) &&
    flagged >= learning.minFlagged &&
    bitsIn(visitorBits) >= learning.minVisitors &&
    happy >= learning.happyShare * flagged &&
    flagged >= learning.flaggedShare * (flagged + answered) &&
    nowMs - lastAtMs < learning.forgottenAfterMs
  );
}

/** Past twice what learning asks for, fewer sessions say as much. */
export const isWellKnown = ({ flagged, answered }: Pick<Habit, "flagged" | "answered">): boolean =>
  flagged + answered >= 2 * learning.minFlagged;

/** In words for a member. */
export const habitWords = ({ flagged, happy, visitorBits }: Habit): string =>
  `in ${happy} of ${flagged} sessions, of at least ${bitsIn(visitorBits)} visitors, they went on happily after the same`;

function bitsIn(bits: number): number {
  let count = 0;
  for (let rest = bits >>> 0; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
