import type { ClickClaim, ClickOutcomePayload } from "../../../protocol/click-events.ts";
import { type Change, isNoticed, outcomeOf } from "./outcome-rule.ts";

/** So long an answer is waited for; then a click is dead. */
const waitMs = 3_000;
/** And so long for what a request brings that the click has started. */
const requestWaitMs = 10_000;
/** After an answer, for what else belongs to it. */
const settleMs = 300;
/** A press that has not become a click by then was a drag or a long one. */
const pressMs = 5_000;
/** Enough to tell what answered; a page that storms after a click has answered. */
const maxChanges = 300;
/** Controls of more parts are not compared: a list is no button. */
const maxControlParts = 60;

/** One press of the visitor's, and what has happened since. */
export interface ClickWatch {
  /** Names of requests the press has set off. */
  readonly asked: string[];
  add(change: Change): void;
  /** Something the page does anyway. */
  addAmbient(): void;
  /** The press has become a click. */
  click(click: WatchedClick, nowMs: number): void;
  isClicked(): boolean;
  /** Something the click itself set going. */
  hasCaused(): boolean;
  msSinceClick(nowMs: number): number;
  /** Something came that may be an answer. */
  isNoticed(): boolean;
  /** An answer came, and what else belongs to it has had its time. */
  isSettled(): boolean;
  /** When to look again, on the page's clock; the wait is over when that is now. */
  dueMs(): number;
  end(
    ended: ClickOutcomePayload["ended"],
    nowMs: number,
  ): { payload: ClickOutcomePayload; ambient: Change[] } | null;
  isWithin(node: Node): boolean;
}

export interface WatchedClick {
  clickAt: number;
  nodeId: number;
  claim: ClickClaim;
  isDisabled: boolean;
}

/**
 * @param control what the visitor means by pressing there
 * @param knownMs how long the page's rhythms have been listened to
 * @param isFresh the control looks as it did when it was pressed
 */
export function createClickWatch(
  control: Element,
  knownMs: number,
  nowMs: number,
  isFresh: boolean,
): ClickWatch {
  const before = isFresh ? lookOf(control) : null;
  const changes: Change[] = [];
  const pressedMs = nowMs;
  let ambientCount = 0;
  let clicked: (WatchedClick & { atMs: number }) | null = null;
  let answeredMs: number | null = null;
  let noticedMs: number | null = null;
  let selectedMs: number | null = null;
  let hasCaused = false;
  // The browser tells of a selection in a task of its own; on plain content it is all that is to come.
  const settledMs = (): number | null => answeredMs ?? (clicked?.claim === "none" ? selectedMs : null);
  return {
    asked: [],
    add(change) {
      if (changes.length >= maxChanges) return;
      changes.push(change);
      hasCaused ||= change.isCaused && !change.isInside && change.kind !== "beacon";
      if (!isNoticed(change) || change.isInside) return;
      noticedMs ??= change.atMs;
      if (change.isCaused) answeredMs ??= change.atMs;
      if (change.kind === "selection") selectedMs ??= change.atMs;
    },
    click(click, nowMs) {
      clicked = { ...click, atMs: nowMs };
    },
    addAmbient() {
      ambientCount++;
    },
    isClicked: () => clicked !== null,
    hasCaused: () => hasCaused,
    msSinceClick: (nowMs) => nowMs - (clicked?.atMs ?? nowMs),
    isSettled: () => settledMs() !== null,
    isNoticed: () => noticedMs !== null,
    dueMs() {
      if (!clicked) return pressedMs + pressMs;
      const clickedMs = clicked.atMs;
      const doneMs = settledMs();
      if (doneMs !== null) return Math.max(doneMs, clickedMs) + settleMs;
      // What a request of the click has brought is seen when it comes.
      const asked = changes.some(({ kind, isCaused }) => kind === "request" && isCaused);
      // Whoever asks a server at clicks on plain content mostly counts them.
      if (!asked || clicked.claim === "none") return clickedMs + waitMs;
      return noticedMs === null
        ? clickedMs + requestWaitMs
        : Math.max(clickedMs + waitMs, noticedMs + settleMs);
    },
    end(ended, nowMs) {
      if (!clicked) return null;
      const { atMs, isDisabled, ...click } = clicked;
      const isAsBefore = before !== null && before === lookOf(control);
      const { ambient, ...outcome } = outcomeOf(changes, atMs, knownMs, isAsBefore);
      ambientCount += ambient.length;
      const payload = { ...click, ...(isDisabled && { isDisabled: true as const }), ...outcome };
      return { payload: { ...payload, watchedMs: Math.round(nowMs - atMs), ended, ambientCount }, ambient };
    },
    isWithin: (node) => control.contains(node),
  };
}

const lookOf = (control: Element): string | null =>
  control.getElementsByTagName("*").length <= maxControlParts ? control.outerHTML : null;
