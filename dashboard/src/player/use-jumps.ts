import { groupOf } from "./moment-groups.ts";
import { type HappenedMoment, signalFrom, timeBeside } from "./moments.ts";
import type { Playback } from "./playback.ts";
import type { PlayerStore } from "./player-state.ts";
import { useSettled } from "./use-settled.ts";

type Direction = "next" | "previous";

export interface Jumps {
  seek: (tMs: number) => void;
  toggle: () => void;
  toSignal: (to: Direction) => void;
  toEvent: (to: Direction) => void;
  toLastMinutes: () => void;
}

const keepTimeAfterMs = 300;
const lastMinutesMs = 120_000;

/**
 * Ways to another moment.
 * @param keepTime is told where the playhead came to rest
 */
export function useJumps(
  store: PlayerStore,
  playback: Playback | null,
  moments: readonly HappenedMoment[],
  durationMs: number,
  keepTime: (tMs: number) => void,
): Jumps {
  const settle = useSettled(keepTime, keepTimeAfterMs);
  const seek = (tMs: number) => {
    playback?.seek(tMs);
    settle(store.get().tMs);
  };
  const seekIf = (tMs: number | null) => {
    if (tMs !== null) seek(tMs);
  };
  return {
    seek,
    toggle: () => {
      if (!store.get().isPlaying) return playback?.play();
      playback?.pause();
      settle(store.get().tMs);
    },
    toSignal: (to) => seekIf(signalFrom(moments, store.get().tMs, to)),
    toEvent: (to) => {
      const times = moments.filter((moment) => groupOf(moment) !== null).map(({ tMs }) => tMs);
      seekIf(timeBeside(times, store.get().tMs, to));
    },
    toLastMinutes: () => seek(durationMs - lastMinutesMs),
  };
}
