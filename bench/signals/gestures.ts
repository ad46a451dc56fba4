import type { Gesture, Place } from "./signal-case.ts";

/** Selectors of a field in a frame are written `#frame >>> #field`; shadow roots are looked into without saying so. */
export const click = (at: string): Gesture => ({ do: "click", at, times: 1, gapMs: 0 });

/** As fast as an angry hand unless said otherwise. */
export const clicks = (at: string, times: number, gapMs = 150): Gesture => ({
  do: "click",
  at,
  times,
  gapMs,
});

export const clickAround = (at: string, offsets: readonly Place[], gapMs = 150): Gesture => ({
  do: "clickAround",
  at,
  offsets,
  gapMs,
});

export const type = (at: string, text: string): Gesture => ({ do: "type", at, text });
export const clear = (at: string): Gesture => ({ do: "clear", at });
export const key = (name: string, times = 1, gapMs = 120): Gesture => ({
  do: "key",
  key: name,
  times,
  gapMs,
});
export const hover = (at: string): Gesture => ({ do: "hover", at });
export const wait = (ms: number): Gesture => ({ do: "wait", ms });
export const visit = (path: string): Gesture => ({ do: "visit", path });
export const swipe = (byPx: number): Gesture => ({ do: "swipe", byPx });
export const pinch = (scale: number): Gesture => ({ do: "pinch", scale });
export const wheel = (byPx: readonly number[], gapMs = 400): Gesture => ({ do: "wheel", byPx, gapMs });
export const back: Gesture = { do: "back" };
export const reload: Gesture = { do: "reload" };
export const crash: Gesture = { do: "crash" };

export const move = (places: readonly Place[], legMs: number): Gesture => ({
  do: "move",
  places,
  legMs,
  isPressed: false,
});

export const drag = (places: readonly Place[], legMs: number): Gesture => ({
  do: "move",
  places,
  legMs,
  isPressed: true,
});

/** From one place to the other and back, so many times each way. */
export const toAndFro = (one: Place, other: Place, times: number): Place[] =>
  Array.from({ length: times }, () => [one, other]).flat();

/** A new tab of the same visitor's. */
export const reopen = (path: string): Gesture => ({ do: "reopen", path });
