import type { SignalKind } from "../../protocol/signals/signal.ts";

/** What the visitor's hand does; times in ms, places in CSS pixels of the viewport. */
export type Gesture =
  | { do: "click"; at: string; times: number; gapMs: number }
  /** Clicks at places near each other, one after another. */
  | { do: "clickAround"; at: string; offsets: readonly Place[]; gapMs: number }
  | { do: "type"; at: string; text: string }
  | { do: "clear"; at: string }
  | { do: "key"; key: string; times: number; gapMs: number }
  | { do: "move"; places: readonly Place[]; legMs: number; isPressed: boolean }
  | { do: "hover"; at: string }
  | { do: "wheel"; byPx: readonly number[]; gapMs: number }
  | { do: "swipe"; byPx: number }
  | { do: "pinch"; scale: number }
  | { do: "wait"; ms: number }
  | { do: "visit"; path: string }
  | { do: "back" }
  | { do: "reload" }
  /** The renderer dies, and nothing of the page can be sent any more. */
  | { do: "crash" }
  | { do: "close" }
  /** A new tab of the same visitor's; what follows is done there. */
  | { do: "reopen"; path: string };

export type Place = readonly [x: number, y: number];

export interface Expected {
  kind: SignalKind;
  /** Part of the element's selector; absent: of the page, or anywhere. */
  at?: string;
}

/**
 * A scene as a careful human would label it who watches the visitor: labels stand before any recorder has seen it, and
 * one is changed only with a reason in the case.
 */
export interface SignalCase {
  name: string;
  /** Path of the page on the corpus' site. */
  page: string;
  /** Absent: a mouse. */
  input?: "touch";
  /** It is the visitor's very first touch of the website. */
  isFirstTouch?: true;
  gestures: readonly Gesture[];
  /** All that is to be found, and nothing else. */
  expected: readonly Expected[];
  /** The kind that a hasty judge would find here. */
  near?: SignalKind;
  /** Why the label is what it is, where one may doubt it. */
  because?: string;
}
