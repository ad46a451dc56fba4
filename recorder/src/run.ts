import type { ReplayEvent } from "../../protocol/events.ts";
import type { SessionId } from "../../protocol/ids.ts";
import { outboxMaxBytes, sessionIdleMs } from "../../protocol/limits.ts";
import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import { sessionStore } from "../session/open-session.ts";
import { isSampled } from "../session/sampling.ts";
import { createTextStore } from "../session/text-store.ts";
import { watchActivity } from "./capture/activity.ts";
import { pageNodes } from "./capture/page-nodes.ts";
import { privacyFilter } from "./capture/privacy-filter.ts";
import { type Capture, startCapture } from "./capture/start-capture.ts";
import type { Clock } from "./clock.ts";
import { createDelivery } from "./delivery.ts";
import { createListeners } from "./listen.ts";
import { createPrivacy } from "./privacy/create-privacy.ts";
import { createLiveSession } from "./session.ts";
import { createTab } from "./tab.ts";
import { createTimer } from "./timers.ts";

/** Back from the back-forward cache a page is shown before the one it replaces is hidden and leaves its token. */
const handOverMs = 100;

export interface Run {
  sessionId(): SessionId | null;
  /** Sends what there is and puts back everything that was hooked. */
  stop(): void;
}

/** Recording on this page, from its start to `stop()`: session, visitor's activity, capture and the page's life. */
export function startRun(config: RecorderConfig, clock: Clock, isForced: boolean): Run {
  const session = createLiveSession(sessionStore(config), config.tag, clock.serverNow());
  const tab = createTab(
    createTextStore(() => sessionStorage, `playhead:${config.siteKey}:tab`),
    session.current().sessionId,
  );
  const listeners = createListeners();
  let isEngaged = session.current().engaged;
  let isEnded = false;
  let lastActivityMs = Date.now();
  const privacy = createPrivacy(config.privacy);
  /** Null while nothing is captured. */
  let capture: Capture | null = null;

  const end = (): void => {
    if (isEnded) return;
    isEnded = true;
    pauseCapture.disarm();
    comeBack.disarm();
    listeners.removeAll();
    capture?.stop();
    tab.handBack();
    delivery.rest();
  };

  const delivery = createDelivery(config, {
    session,
    tab,
    isEngaged: () => isEngaged,
    sessionAgeMs: () => clock.serverNow() - session.current().startedAtMs,
    takeSnapshot() {
      capture?.takeSnapshot();
    },
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

  const onEvent = (event: ReplayEvent): void => {
    if (isEnded) return;
    const isIdle = Date.now() - lastActivityMs > sessionIdleMs;
    if (!isIdle) delivery.add(privacyFilter(event, pageNodes));
    // rrweb may be in the middle of starting, so it is stopped in a task of its own.
    if (isIdle || (!isEngaged && delivery.waitingChars() > outboxMaxBytes)) pauseCapture.arm(0);
  };

  const beginCapture = (): void => {
    capture ??= startCapture(onEvent, privacy, config);
  };

  const hide = (): void => {
    capture?.settle();
    delivery.hide();
  };

  /** The visitor's session has become another one; its events begin with a page and a snapshot of their own. */
  const enterSession = (): void => {
    capture?.stop();
    capture = null;
    if (isEngaged) delivery.cut();
    else delivery.discard();
    const { sessionId, engaged, stopped } = session.current();
    tab.enter(sessionId);
    isEngaged = engaged;
    if (stopped || !(isForced || isSampled(sessionId, config.samplingRate))) end();
  };

  const touch = (): void => {
    lastActivityMs = Date.now();
    if (session.touch(clock.serverNow())) enterSession();
    if (!isEnded) beginCapture();
  };

  const comeBack = createTimer(() => {
    const wasCapturing = capture;
    touch();
    // Another capture has shown the page already; this one shows what other pages of the tab have left behind.
    if (capture === wasCapturing) capture?.showAgain();
  });

  const onActivity = (): void => {
    touch();
    if (isEngaged || isEnded) return;
    isEngaged = true;
    session.engage();
    delivery.engage();
  };
  watchActivity(onActivity, listeners);

  listeners.on(document, "visibilitychange", () => {
    if (document.visibilityState === "hidden") hide();
  });
  listeners.on(window, "pagehide", () => {
    hide();
    delivery.rest();
    tab.handBack();
  });
  listeners.on(window, "pageshow", (event) => {
    if (!(event instanceof PageTransitionEvent) || !event.persisted) return;
    tab.take();
    delivery.wake();
    comeBack.arm(handOverMs);
  });
  listeners.on(window, "online", delivery.wake);

  if (session.current().stopped) end();
  else beginCapture();
  // A visitor can be quicker than the recorder's file.
  if (!isEnded && navigator.userActivation?.hasBeenActive) onActivity();

  return {
    sessionId: () => (isEnded ? null : session.current().sessionId),
    stop() {
      if (!isEnded) hide();
      end();
    },
  };
}
