import type { ClickOutcomePayload, ResponseKind } from "../../../protocol/click-events.ts";
import { createTimer } from "../timers.ts";
import type { Capturing } from "./capturing.ts";
import { type ClickWatch, createClickWatch, type WatchedClick } from "./click-watch.ts";
import { marksOf } from "./mutation-marks.ts";
import { isAnsweredByBrowser } from "./native-response.ts";
import { createPageChanges } from "./page-changes.ts";
import { leadsNowhere } from "./parts-of-page.ts";
import { isElement } from "./realm.ts";
import { createRhythms, type Mark } from "./rhythms.ts";
import { type Sign, socketName } from "./signs.ts";

/** Clicks that wait for their answers at once; a visitor who rages makes more. */
const maxWatches = 6;
/** After typing, changes are the field's: suggestions, counters, validation. */
const typingMs = 1_000;
/** A page or tab that is left later than this after a click, and not for what the click asked for, is left by hand. */
const leavesWithinMs = 500;
/** After a click has been answered, changes without another cause are taken for more of its answer. */
const answersForMs = 3_000;
/** Long enough for an app to fetch a token or a part of itself first, or to draw. */
const soonMs = 300;

export interface ClickOutcomes {
  /** A trusted press of the visitor's, before the page hears of it. */
  press(target: Element): void;
  /** What was pressed became nothing. */
  cancel(): void;
  /** The press, or a key, has become a click; before the page hears of it. */
  click(target: Element, click: WatchedClick, event: Event | null): void;
  /** The browser is about to do something else that the visitor's hand has caused: hover, typing, the wheel. */
  otherHand(isTyping: boolean): void;
  /** Further events of the same press: what they cause, the press has. */
  samePress(): void;
}

/** Tells of each click what answered it; joins in late, and is told what has happened before. */
export interface OutcomeWatch extends ClickOutcomes {
  /** What is told next happened so many ms ago. */
  setLate(lateMs: number): void;
  /** What is told next happened in another task than what was told before. */
  endTask(): void;
  changed(records: readonly MutationRecord[]): void;
  sign(sign: Sign): void;
}

/** Changes with each frame that is drawn, and stays the same within a task. */
const frameNow = (): number => Number(document.timeline?.currentTime ?? 0);

/** Tells of each click what answered it. */
export function watchClickOutcomes({
  tell,
  signs,
  onRoot,
  onSettle,
  onStop,
  timer,
}: Capturing): OutcomeWatch {
  let lateMs = 0;
  const nowMs = (): number => performance.now() - lateMs;
  const rhythms = createRhythms();
  /** How long the page was listened to while no click waited. */
  let listenedMs = 0;
  let quietSinceMs = performance.now();
  const watches: ClickWatch[] = [];
  /** Whose doing it is what happens until the task is over. */
  let cause: "press" | "other" | null = null;
  let causeFrame = 0;
  let answersUntilMs = 0;
  /** The next look is at the end of this task. */
  let isLookDue = false;
  /** Requests that clicks on plain content have set off: they go to whoever counts clicks. */
  const tellers = new Set<string>();
  let typedMs = Number.NEGATIVE_INFINITY;
  const taskOver = timer(() => {
    cause = null;
  });
  const causedBy = (by: "press" | "other"): void => {
    cause = by;
    causeFrame = frameNow();
    taskOver.arm(0);
  };

  const take = (kind: ResponseKind, marks: readonly Mark[], node: Node | null): void => {
    const atMs = nowMs();
    const newest = watches.at(-1);
    // The browser draws before it runs a timer, and what a page moves in each frame is not of the press.
    if (lateMs === 0 && cause !== null && frameNow() !== causeFrame) cause = null;
    if (!newest || cause === "other") {
      if (atMs - typedMs > typingMs) for (const mark of marks) rhythms.note(mark, atMs);
      return;
    }
    const isCaused = cause === "press";
    if (!isCaused && marks.some((mark) => rhythms.isDue(mark, atMs))) {
      for (const mark of marks) rhythms.note(mark, atMs);
      for (const watch of watches) watch.addAmbient();
      return;
    }
    if (kind === "request" && !isCaused && !isSoon(marks, atMs)) return;
    // A click that has been told as answered may go on answering, such as by taking a note away again.
    const asking = watches.filter((watch) => watch.hasCaused() || watch.msSinceClick(atMs) < soonMs);
    if (!isCaused && asking.length === 0 && atMs < answersUntilMs) return;
    // What comes later is the answer to clicks that have set something going or are fresh; without any, to all.
    const answered = isCaused ? [newest] : asking.length > 0 ? asking : watches;
    for (const watch of answered) {
      const isInside = node !== null && watch.isWithin(node);
      watch.add({ kind, atMs, isCaused, isInside, marks });
    }
    lookNow();
  };

  /** A request that is not made in the click's own task is the page's own, such as a heartbeat, unless it comes at once. */
  const isSoon = ([mark]: readonly Mark[], atMs: number): boolean =>
    mark?.signature !== `request ${socketName}` &&
    watches.some((watch) => {
      const sinceMs = watch.msSinceClick(atMs);
      return watch.isClicked() && sinceMs >= 0 && sinceMs < soonMs;
    });

  const end = (watch: ClickWatch, ended: ClickOutcomePayload["ended"]): void => {
    watches.splice(watches.indexOf(watch), 1);
    const result = watch.end(ended, performance.now());
    for (const { marks, atMs } of result?.ambient ?? []) {
      for (const mark of marks) rhythms.note(mark, atMs);
    }
    if (ended === "settled") answersUntilMs = performance.now() + answersForMs;
    if (result) tell("ph.click-outcome", () => result.payload);
    if (result?.payload.claim === "none") for (const name of watch.asked) tellers.add(name);
    if (watches.length > 0) return;
    quietSinceMs = performance.now();
    changes.rest();
    removeEventListener("beforeunload", onUnload, true);
  };
  const endAll = (ended: ClickOutcomePayload["ended"]): void => {
    for (const watch of [...watches]) end(watch, ended);
    look.disarm();
  };

  /** Ends what is due and comes back when the next is. */
  const look = timer(() => {
    isLookDue = false;
    const nowMs = performance.now();
    for (const watch of [...watches]) {
      if (watch.dueMs() <= nowMs) end(watch, watch.isSettled() ? "settled" : "waited");
    }
    const dueMs = Math.min(...watches.map((watch) => watch.dueMs()));
    if (Number.isFinite(dueMs)) look.arm(Math.max(1, dueMs - nowMs));
  });

  /** A storm of answers comes within one task, and a timer takes longer to set than an answer to note. */
  const lookNow = (): void => {
    if (isLookDue && look.isArmed()) return;
    isLookDue = true;
    look.arm(0);
  };

  const changed = (records: readonly MutationRecord[]): void => {
    for (const record of records) {
      const marks = marksOf(record);
      if (marks.length > 0) take("dom", marks, record.target);
    }
  };
  const changes = createPageChanges(changed);
  onRoot(changes.addRoot);
  const sign = ({ kind, at, name }: Sign): void => {
    if (kind === "navigation" && leadsNowhere(name)) return;
    if (kind === "request" && cause === "press") watches.at(-1)?.asked.push(name);
    const known = kind === "request" && tellers.has(name) ? "beacon" : kind;
    const moved = kind === "animation" && isElement(at) ? at : null;
    take(known, [{ at, signature: `${kind} ${name}` }], moved);
  };
  signs.onSign((one) => {
    lateMs = one.agoMs ?? 0;
    sign(one);
    lateMs = 0;
  });

  const leave = (kind: "navigation" | "window"): void => {
    const nowMs = performance.now();
    for (const watch of watches) {
      const isAwaited = kind === "navigation" && watch.hasCaused() && !watch.isNoticed();
      if (!isAwaited && watch.msSinceClick(nowMs) > leavesWithinMs) continue;
      watch.add({ kind, atMs: nowMs, isCaused: true, isInside: false, marks: [] });
    }
  };
  const onUnload = (): void => leave("navigation");
  onSettle(() => {
    // Another window in front of the page, such as a mail program or a tab the click has opened.
    leave("window");
    endAll("hidden");
  });
  onStop(() => {
    endAll("stopped");
    changes.stop();
  });

  const begin = (target: Element): ClickWatch => {
    const idle = watches.find((watch) => !watch.isClicked());
    if (idle) end(idle, "stopped");
    const oldest = watches[0];
    if (oldest && watches.length >= maxWatches) end(oldest, "next-click");
    if (watches.length === 0) listenedMs += Math.max(0, nowMs() - quietSinceMs);
    // How the control looked before, nobody knows any more.
    const watch = createClickWatch(target, listenedMs, nowMs(), lateMs === 0);
    watches.push(watch);
    changes.watch();
    // Set only while it is needed: it keeps pages out of the back-forward cache of some browsers.
    addEventListener("beforeunload", onUnload, true);
    look.arm(0);
    causedBy("press");
    return watch;
  };

  return {
    setLate(ms) {
      lateMs = ms;
    },
    endTask() {
      cause = null;
    },
    changed,
    sign,
    press: begin,
    cancel() {
      const pressed = watches.find((watch) => !watch.isClicked());
      if (pressed) end(pressed, "stopped");
    },
    click(target, click, event) {
      const watch = watches.find((one) => !one.isClicked()) ?? begin(target);
      watch.click(click, nowMs());
      causedBy("press");
      createTimer(() => {
        if (!click.isDisabled && isAnsweredByBrowser(target, event?.defaultPrevented ?? false))
          watch.add({ kind: "native", atMs: performance.now(), isCaused: true, isInside: false, marks: [] });
        // Also without: what was due with the press is due with the click now.
        look.arm(0);
      }).arm(0);
    },
    otherHand(isTyping) {
      if (isTyping) typedMs = performance.now();
      if (watches.length > 0) causedBy("other");
    },
    samePress() {
      if (watches.length > 0) causedBy("press");
    },
  };
}
