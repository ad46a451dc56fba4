import { useSyncExternalStore } from "react";
import type { Size } from "../replay/fit-stage.ts";

export const speeds = [0.5, 1, 2, 4, 8] as const;
export type Speed = (typeof speeds)[number];

export interface PlayerState {
  /** Time since the session's start. */
  tMs: number;
  isPlaying: boolean;
  /** The playhead waits for events. */
  isWaiting: boolean;
  isFinished: boolean;
  /** The page of the last jump is not there yet. */
  isSeeking: boolean;
  speed: Speed;
  skipsIdle: boolean;
  /** Size of the recorded viewport; null until the first page stands. */
  pageSize: Size | null;
  /** Why the replay cannot go on; null while it can. */
  problem: unknown;
  /** Part of the page could not be rebuilt. */
  hasFlaws: boolean;
}

export interface PlayerStore {
  get: () => PlayerState;
  set: (change: Partial<PlayerState>) => void;
  subscribe: (listener: () => void) => () => void;
}

/** Outside React, because the time changes with every frame of the screen and few components care. */
export function makePlayerStore(initial: Pick<PlayerState, "tMs" | "isPlaying">): PlayerStore {
  let state: PlayerState = {
    ...initial,
    isWaiting: true,
    isFinished: false,
    isSeeking: false,
    speed: 1,
    skipsIdle: false,
    pageSize: null,
    problem: null,
    hasFlaws: false,
  };
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (change) => {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** @param select returns a plain value or the same object each time, or React renders without end */
export const usePlayerState = <Value>(store: PlayerStore, select: (state: PlayerState) => Value): Value =>
  useSyncExternalStore(store.subscribe, () => select(store.get()));
