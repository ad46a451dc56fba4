import type { SignalKind } from "../../../protocol/signals/signal.ts";

/** A colour and a shape each, readable without colour; drawn in a box of 12 by 12. */
export interface SignalLook {
  color: string;
  fill?: string;
  stroke?: string;
}

const looks = {
  rage: { color: "var(--signal-rage)", fill: "M6 .6 11.4 6 6 11.4.6 6Z" },
  dead: { color: "var(--signal-dead)", fill: "M6 1.4a4.6 4.6 0 1 1 0 9.2a4.6 4.6 0 0 1 0-9.2Z" },
  slow: {
    color: "var(--signal-slow)",
    fill: "M6 1.6a4.4 4.4 0 0 0 0 8.8Z",
    stroke: "M6 1.6a4.4 4.4 0 1 1 0 8.8a4.4 4.4 0 0 1 0-8.8Z",
  },
  error: { color: "var(--error)", fill: "M6 1 11.2 10.6H.8Z" },
  form: { color: "var(--signal-form)", fill: "M1.8 1.8h8.4v8.4H1.8Z" },
  move: {
    color: "var(--signal-move)",
    stroke: "M1 4.6c1.7-2.4 3.3-2.4 5 0s3.3 2.4 5 0M1 9c1.7-2.4 3.3-2.4 5 0s3.3 2.4 5 0",
  },
  back: {
    color: "var(--signal-back)",
    stroke: "M4.2 1.6 1.4 4.4l2.8 2.8M1.8 4.4h5.6a2.9 2.9 0 0 1 0 5.8H4.6",
  },
  plain: { color: "var(--muted)", stroke: "M6 2.6a3.4 3.4 0 1 1 0 6.8a3.4 3.4 0 0 1 0-6.8Z" },
} satisfies Record<string, SignalLook>;

const kinds: Record<SignalKind, { words: string; look: keyof typeof looks }> = {
  rageClick: { words: "Rage click", look: "rage" },
  deadClick: { words: "Dead click", look: "dead" },
  slowClick: { words: "Slow click", look: "slow" },
  errorClick: { words: "Error after a click", look: "error" },
  formAbandonment: { words: "Form given up", look: "form" },
  failedSubmissions: { words: "Form refused", look: "form" },
  fieldReentry: { words: "Field filled in again", look: "form" },
  scrollThrash: { words: "Scrolling about", look: "move" },
  mouseThrash: { words: "Mouse thrashing", look: "move" },
  pinchZoom: { words: "Zooming in to read", look: "move" },
  quickBack: { words: "Quick way back", look: "back" },
  reloadLoop: { words: "Reloading", look: "back" },
  slowPage: { words: "Slow page", look: "slow" },
  brokenLink: { words: "Broken link or image", look: "error" },
  crash: { words: "Crashed tab", look: "error" },
  plainClick: { words: "Click on plain content", look: "plain" },
};

export const signalWords = (kind: SignalKind): string => kinds[kind].words;
export const signalLook = (kind: SignalKind): SignalLook => looks[kinds[kind].look];

/** Kinds that there are, those that say most first. */
export const kindsIn = (counts: Partial<Record<string, number>>): { kind: SignalKind; count: number }[] =>
  bySeriousness.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count > 0 ? [{ kind, count }] : [];
  });

const bySeriousness: readonly SignalKind[] = [
  ...(["crash", "rageClick", "failedSubmissions", "errorClick", "deadClick", "formAbandonment"] as const),
  ...(["reloadLoop", "brokenLink", "slowPage", "slowClick", "quickBack", "fieldReentry"] as const),
  ...(["scrollThrash", "mouseThrash", "pinchZoom", "plainClick"] as const),
];
