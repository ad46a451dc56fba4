import type { Speed } from "./player-state.ts";

export type PlayerCommand =
  | { type: "toggle" }
  | { type: "step"; byMs: number }
  | { type: "speed"; speed: Speed }
  | { type: "fullscreen" }
  | { type: "signal"; to: "next" | "previous" }
  | { type: "event"; to: "next" | "previous" }
  | { type: "start" }
  /** Two minutes before the end: there a visitor's trouble mostly stands. */
  | { type: "last-minutes" }
  | { type: "note" }
  | { type: "help" };

export interface KeyPress {
  key: string;
  shiftKey: boolean;
  /** Ctrl, ⌘ or Alt: those are the browser's. */
  hasModifier: boolean;
  /** Where the focus is. */
  focus: "page" | "button" | "field";
}

const stepMs = 5_000;
const longStepMs = 15_000;
const shuttleMs = 10_000;

/** What a key does in the player; null when it is none of ours. */
export function commandFor({ key, shiftKey, hasModifier, focus }: KeyPress): PlayerCommand | null {
  if (hasModifier || focus === "field") return null;
  const byMs = shiftKey ? longStepMs : stepMs;
  switch (key) {
    case " ":
      // On a button, Space presses the button.
      return focus === "button" ? null : { type: "toggle" };
    case "ArrowLeft":
      return { type: "step", byMs: -byMs };
    case "ArrowRight":
      return { type: "step", byMs };
    case "j":
    case "J":
      return { type: "step", byMs: -shuttleMs };
    case "k":
    case "K":
      return { type: "toggle" };
    case "l":
    case "L":
      return { type: "step", byMs: shuttleMs };
    case ",":
      return { type: "event", to: "previous" };
    case ".":
      return { type: "event", to: "next" };
    case "Home":
      return { type: "start" };
    case "End":
      return { type: "last-minutes" };
    case "c":
      return { type: "note" };
    case "5":
      return { type: "speed", speed: 0.5 };
    case "1":
      return { type: "speed", speed: 1 };
    case "2":
      return { type: "speed", speed: 2 };
    case "4":
      return { type: "speed", speed: 4 };
    case "8":
      return { type: "speed", speed: 8 };
    case "n":
      return { type: "signal", to: "next" };
    case "N":
      return { type: "signal", to: "previous" };
    case "f":
    case "F":
      return { type: "fullscreen" };
    case "?":
      return { type: "help" };
    default:
      return null;
  }
}

/** Where the focus is, as far as keys care. Tabs and menus have arrow keys of their own. */
export function focusOf(target: EventTarget | null): KeyPress["focus"] {
  if (!(target instanceof Element)) return "page";
  if (
    target.closest("input, textarea, select, [contenteditable], [role=menu], [role=tablist], [role=dialog]")
  )
    return "field";
  return target.closest("button, a") ? "button" : "page";
}
