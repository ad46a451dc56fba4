import { activityBucketMs, type Timeline } from "../../../protocol/timeline.ts";
import type { SessionClock } from "../replay/session-clock.ts";

/** A stretch of the player's time in which the visitor's hand did nothing. */
export interface IdleStretch {
  fromMs: number;
  toMs: number;
}

/** Shorter pauses are part of how somebody reads a page. */
const minIdleMs = 2 * activityBucketMs;
/** So much of the stretch's end is played, so that one sees what comes next. */
const leadInMs = 1_000;

export function idleStretches(timeline: Timeline, clock: SessionClock): IdleStretch[] {
  const busy = timeline.activity
    .filter(([, count]) => count > 0)
    .map(([atMs]) => atMs - clock.startMs)
    .sort((one, other) => one - other);
  const stretches: IdleStretch[] = [];
  let fromMs = 0;
  for (const startMs of [...busy, clock.durationMs]) {
    if (startMs - fromMs >= minIdleMs) stretches.push({ fromMs, toMs: Math.min(startMs, clock.durationMs) });
    fromMs = Math.max(fromMs, startMs + activityBucketMs);
  }
  return stretches;
}

/** Where to go on when nothing happens at `tMs`; null when something does, or soon will. */
export function skipTarget(stretches: readonly IdleStretch[], tMs: number): number | null {
  const inside = stretches.find(({ fromMs, toMs }) => fromMs <= tMs && tMs < toMs);
  if (!inside) return null;
  const target = inside.toMs - leadInMs;
  return target - tMs > leadInMs ? target : null;
}
