import { liveEdgeMs, type SessionClock } from "../replay/session-clock.ts";
import type { PlayerSearch } from "../url-state.ts";
import { filteredMoment } from "./filtered-moment.ts";
import type { HappenedMoment } from "./moments.ts";

/**
 * Where a player begins, and whether it stands still there: at the moment that the address names, at what happens now, or
 * at what the list was filtered by.
 */
export function beginAt(
  search: PlayerSearch,
  isLive: boolean,
  clock: SessionClock,
  moments: readonly HappenedMoment[],
): { startMs: number; rests: boolean } {
  if (search.t !== undefined) return { startMs: search.t * 1_000, rests: true };
  const startMs = search.live && isLive ? liveEdgeMs(clock) : (filteredMoment(moments, search) ?? 0);
  return { startMs, rests: false };
}
