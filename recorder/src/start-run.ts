import { customEvent, type ReplayEvent } from "../../protocol/events.ts";
import { sessionIdleMs } from "../../protocol/limits.ts";
import type { Handover } from "../handover.ts";
import { watchActivity } from "./capture/activity.ts";
import { type Capture, startCapture } from "./capture/start-capture.ts";
import { createChoice } from "./choice.ts";
import type { Clock } from "./clock.ts";
import { createConfigNews } from "./config-news.ts";
import { createExclusion } from "./exclusion.ts";
import { answerFrames } from "./frames.ts";
import { createLateDelivery } from "./late-delivery.ts";
import { createLateMoments } from "./late-moments.ts";
import { createLatePart } from "./late-part.ts";
import { watchLeaving } from "./leaving.ts";
import { createListeners } from "./listen.ts";
import { createPrivacy } from "./privacy/create-privacy.ts";
import type { Run, RunStart } from "./run.ts";
import { tellEvent } from "./tell-rule.ts";
import { createTimer } from "./timers.ts";
import { createLateWatch } from "./trigger/late-watch.ts";
import { openVisit } from "./visit.ts";

/** Recording on this page, from its start to `stop()`: session, visitor's activity, capture and the page's life. */
export function startRun(handover: Handover, clock: Clock, start: RunStart): Run {
  const { config } = handover;
  let { isForced } = start;
  const { session, tab, signals } = openVisit(config, start.shared, clock.serverNow());
  const listeners = createListeners();
  const deliveryPart = createLatePart(handover, "delivery");
  const extras = createLatePart(handover, "extras", deliveryPart);
  let isEngaged = session.current().engaged;
  let isEnded = false;
  let hasStruggled = false;
  let lastActivityMs = Date.now();
  const privacy = createPrivacy(config.privacy);
  const moments = createLateMoments(extras, handover);
  const askForNews = createConfigNews(handover);
  let eventCount = 0;
  /** Null while nothing is captured. */
  let capture: Capture | null = null;

  const end = (): void => {
    if (isEnded) return;
    isEnded = true;
    pauseCapture.disarm();
    dropReturn();
    choice.end();
    listeners.removeAll();
    capture?.stop();
    rest();
  };
  if (isForced) session.choose(true);
  const sessionAgeMs = (): number => clock.serverNow() - session.current().startedAtMs;
  const choice = createChoice(config, session, sessionAgeMs, () => delivery.release());

  const delivery = createLateDelivery(config, deliveryPart, {
    session,
    tab,
    isEngaged: () => isEngaged,
    mustHold: choice.mustHold,
    // Of a visit that struggles members hear at once, so its chunks are looked at as they come.
    asksSignals: () =>
      hasStruggled || [...(handover.hearings ?? [])].some(({ name }) => name === "frustration"),
    sessionAgeMs,
    onReply(reply) {
      moments.fromReply(reply);
      askForNews(reply);
    },
    takeSnapshot: () => capture?.takeSnapshot(),
    onStop(isWholeSession) {
      if (isWholeSession) session.markStopped();
      end();
      delivery.close();
    },
    onRefusedTime(serverNowMs) {
      clock.correct(serverNowMs);
      session.replace(serverNowMs);
      tab.rename(session.current().sessionId);
      return session.current().sessionId;
    },
  });

  /** A page that changes by itself is not recorded without end: it waits for the visitor. */
  const pauseCapture = createTimer(() => {
    capture?.stop();
    capture = null;
    if (isEngaged) delivery.cut();
    else delivery.discard();
  });

  const choose = (reason: string): void => {
    if (!choice.choose()) return;
    delivery.add(customEvent("ph.trigger", { reason }, Date.now()));
    choice.releaseWhenDue();
  };

  const watch = createLateWatch(extras, config, {
    isEnded: () => isEnded,
    session,
    tabId: () => tab.current().tabId,
    store: signals,
    onSignal(signal, isNews) {
      hasStruggled = true;
      moments.frustration(signal);
      if (isNews && isEngaged && !delivery.isHolding()) delivery.cut();
    },
    onTrigger: choose,
  });

  const take = (event: ReplayEvent): void => {
    eventCount++;
    delivery.add(event);
    watch.see(event);
  };

  const onEvent = (event: ReplayEvent): void => {
    if (isEnded) return;
    const isUnwanted = Date.now() - lastActivityMs > sessionIdleMs || exclusion.isOn();
    if (!isUnwanted) take(event);
    // Capture may be in the middle of starting, so it is stopped in a task of its own.
    if (isUnwanted || delivery.isFull()) pauseCapture.arm(0);
  };

  const beginCapture = (): void => {
    if (isEnded || exclusion.isOn()) return;
    const via = eventCount > 0 || start.isLater ? "open" : "load";
    capture ??= startCapture(onEvent, privacy, { handover, extras, links: delivery.links, via });
    if (isEngaged) capture.join();
  };
  const exclusion = createExclusion(privacy, listeners, beginCapture);

  const hide = (isLeaving: boolean): void => {
    capture?.settle(isLeaving);
    delivery.hide();
  };

  /** The visitor's session has become another one; its events begin with a page and a snapshot of their own. */
  const enterSession = (): void => {
    capture?.stop();
    capture = null;
    if (isEngaged && !delivery.isHolding()) delivery.cut();
    else delivery.discard();
    if (isForced) session.choose(true);
    tab.enter(session.current().sessionId);
    watch.forget();
    isEngaged = session.current().engaged;
    choice.decideAnew();
    delivery.enter(choice.mustHold());
    if (choice.mode() === "off") end();
    else choice.releaseWhenDue();
  };

  const touch = (): void => {
    lastActivityMs = Date.now();
    if (session.touch(clock.serverNow())) enterSession();
    beginCapture();
    // What could not be had before may be there now.
    if (isEngaged) extras.fetch();
  };

  const onActivity = (): void => {
    touch();
    if (isEngaged || isEnded) return;
    isEngaged = true;
    session.engage();
    delivery.engage();
    capture?.join();
  };
  watchActivity(onActivity, listeners);
  answerFrames(config, () => (choice.mode() === "off" ? null : session.current()), listeners);

  const leave = (): void => {
    if (isEngaged && !isEnded) hide(false);
    else delivery.discard();
    end();
  };

  const rest = (): void => {
    watch.save();
    tab.handBack();
    delivery.rest();
  };

  const dropReturn = watchLeaving(listeners, {
    hide,
    rest,
    wake() {
      tab.take();
      delivery.wake();
    },
    showAgain() {
      const wasCapturing = capture;
      touch();
      // Another capture has shown the page already; this one shows what other pages of the tab have left behind.
      if (capture === wasCapturing) capture?.showAgain();
    },
  });
  listeners.on(window, "online", delivery.wake);

  // A trigger in another tab chooses the session for all of them.
  listeners.on(window, "storage", () => {
    if (session.isChosen()) choose("elsewhere");
  });

  if (choice.mode() === "off") end();
  else {
    beginCapture();
    choice.releaseWhenDue();
  }
  // A visitor can be quicker than the recorder's file.
  if (!isEnded && navigator.userActivation?.hasBeenActive) onActivity();

  return {
    sessionId: () => (isEnded || delivery.isHolding() ? null : session.current().sessionId),
    isEnded: () => isEnded,
    choose() {
      isForced = true;
      choose("start");
    },
    tell(told) {
      const event = tellEvent(told, privacy.words, Date.now());
      if (event && !isEnded && !exclusion.isOn()) take(event);
    },
    status: () => ({
      trigger: config.trigger,
      isEnded,
      isExcluded: exclusion.isOn(),
      isHolding: delivery.isHolding(),
      isChosen: choice.mode() === "send",
      isEngaged,
      ...delivery.sent(),
      sessionId: session.current().sessionId,
      eventCount,
    }),
    leave,
    stop() {
      leave();
      session.choose(false);
    },
    abandon() {
      delivery.close();
      end();
    },
  };
}
