import { liveEdgeMs, type SessionClock } from "../replay/session-clock.ts";
import type { PlayerSearch } from "../url-state.ts";
import { filteredMoment } from "./filtered-moment.ts";
import type { HappenedMoment } from "./moments.ts";

export interface Beginning {
  startMs: number;
  /** Whether the playhead stands still there. */
  rests: boolean;
  /** Whether it keeps up with what happens from there on. */
  follows: boolean;
}

/** At the moment that the address names, at what happens now, or at what the list was filtered by. */
export function beginAt(
  search: PlayerSearch,
  isLive: boolean,
  clock: SessionClock,
  moments: readonly HappenedMoment[],
): Beginning {
  if (search.t !== undefined) return { startMs: search.t * 1_000, rests: true, follows: false };
  const follows = search.live === true && isLive;
  const startMs = follows ? liveEdgeMs(clock) : (filteredMoment(moments, search) ?? 0);
  return { startMs, rests: false, follows };
}
