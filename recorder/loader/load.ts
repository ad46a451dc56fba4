import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import { guarded } from "../guard.ts";
import type { PlayheadApi, RecorderControl } from "../handover.ts";
import { openSession, sessionStore } from "../session/open-session.ts";
import { isSampled } from "../session/sampling.ts";
import { scriptAddress } from "./script-address.ts";

/** Decides whether this visit is recorded; only then the recorder's file is fetched. */
export function load(config: RecorderConfig): void {
  if (window.playhead || isWithinRecordedPage()) return;
  const clockOffsetMs = config.nowMs - Date.now();
  // https://w3c.github.io/gpc/: the visitor's word goes over the website's wish, also over `start()`.
  const mayRecord = config.enabled && Reflect.get(navigator, "globalPrivacyControl") !== true;
  const nonce = document.currentScript?.nonce;
  let control: RecorderControl | null = null;
  let isForced = false;
  let isFetching = false;
  let isStopped = false;
  let waiting: ((url: string | null) => void)[] = [];

  const answer = (url: string | null): void => {
    for (const resolve of waiting) resolve(url);
    waiting = [];
  };

  const fetchRecorder = (): void => {
    if (isFetching || !mayRecord) return;
    isFetching = true;
    const script = document.createElement("script");
    script.async = true;
    if (nonce) script.nonce = nonce;
    script.src = scriptAddress(config.origin + config.recorderPath);
    script.onerror = () => {
      isFetching = false;
      answer(null);
    };
    (document.head ?? document.documentElement).append(script);
  };

  const api: PlayheadApi = {
    start() {
      isStopped = false;
      isForced = true;
      if (control) control.start(true);
      else fetchRecorder();
    },
    stop() {
      isStopped = true;
      control?.stop();
    },
    sessionUrl: () =>
      new Promise((resolve) => {
        if (isFetching && !control) waiting.push(resolve);
        else resolve(control ? control.sessionUrl() : null);
      }),
  };
  window.playhead = api;
  window.__playhead = {
    config,
    clockOffsetMs,
    ready(loaded) {
      control = loaded;
      if (!isStopped) control.start(isForced);
      answer(control.sessionUrl());
    },
  };

  if (!mayRecord || config.trigger !== "all") return;
  const decide = (): void => {
    const session = openSession(sessionStore(config), config.tag, Date.now() + clockOffsetMs);
    if (!session.stopped && isSampled(session.sessionId, config.samplingRate)) fetchRecorder();
  };
  // A page the browser prepares in advance may never be seen.
  if (Reflect.get(document, "prerendering") !== true) decide();
  else document.addEventListener("prerenderingchange", guarded(decide), { once: true });
}

/** A frame of the same website shares the tab's storage with the page around it, and is recorded by it. */
function isWithinRecordedPage(): boolean {
  try {
    return window.parent !== window && window.parent.playhead !== undefined;
  } catch {
    return false;
  }
}
