import type { Session } from "../../../protocol/api.ts";
import { type Mute, tallyOf } from "../../../protocol/signals/mute.ts";
import { frustrationOf, isStruggle } from "../../../protocol/signals/score.ts";
import type { Timeline } from "../../../protocol/timeline.ts";

/** What a session's signals come to. */
export type Struggle = Pick<Session, "frustration" | "hasFrustration" | "signalCounts">;

/**
 * A timeline as its website judges signals by now, and what they come to where that is news to the timeline. Nothing
 * that is stored is written anew, so that a member's word holds for old sessions and can be taken back.
 */
export function judgeSignals(
  timeline: Timeline,
  durationMs: number,
  mute: Mute,
): { timeline: Timeline; struggle: Struggle | null } {
  const before = timeline.signals ?? [];
  const signals = before.map(mute);
  const isNews = signals.some(({ muted }, index) => muted !== before[index]?.muted);
  return {
    timeline: before.length === 0 ? timeline : { ...timeline, signals },
    struggle: isNews ? struggleOf({ ...timeline, signals }, durationMs) : null,
  };
}

export function struggleOf({ signals = [] }: Timeline, durationMs: number): Struggle {
  const { counts, points } = tallyOf(signals);
  return {
    frustration: frustrationOf(points, durationMs),
    hasFrustration: isStruggle(counts),
    signalCounts: counts,
  };
}
