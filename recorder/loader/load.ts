import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import type { PlayheadApi, PlayheadMoments } from "../api.ts";
import { guarded } from "../guard.ts";
import type { Handover, QueuedCall, RecorderControl, Tell, TellName } from "../handover.ts";
import { decideCapture } from "../session/capture-rule.ts";
import { withdrawalStore } from "../session/consent-store.ts";
import { openSession, sessionStore } from "../session/open-session.ts";
import { parseSession } from "../session/session-rule.ts";
import { type Consent, createConsent } from "./consent.ts";
import { fetchScript } from "./fetch-script.ts";
import { inheritPolicy } from "./script-address.ts";
import { whenShown } from "./when-shown.ts";

/** What a page says while no recorder is there to hear it; a page that never stops must not fill the memory. */
const maxTold = 100;

interface Hearing {
  name: string;
  /** Takes what its name promises. */
  handler(detail: unknown): void;
}

/**
 * Decides whether this visit is recorded; only then the recorder's file is fetched. Run once more on the same page, it only
 * hands on the config.
 */
export function load(config: RecorderConfig): void {
  const stub = window.playhead;
  if (stub && !stub.q) {
    window.__playhead?.renew?.(config);
    return;
  }
  if (isWithinRecordedPage()) return;
  const tag = document.currentScript;
  inheritPolicy(tag);
  const nonce = tag?.nonce;
  const clockOffsetMs = config.nowMs - Date.now();
  const store = sessionStore(config);
  const consentUnder = (settings: RecorderConfig): Consent =>
    createConsent(settings, settings.consentRequired === true || tag?.dataset.consent === "required");
  let consent = consentUnder(config);
  const handlers = new Set<Hearing>();
  const told: Tell[] = [];
  let control: RecorderControl | null = null;
  let isWanted = false;
  let isForced = false;
  let isFetching = false;
  let hasBegun = false;
  let isStopped = false;
  /** What else the recorder is fetched for. */
  let errand: "withdraw" | "inspect" | null = null;
  let waiting: ((url: string | null) => void)[] = [];

  const answer = (url: string | null): void => {
    for (const resolve of waiting) resolve(url);
    waiting = [];
  };

  const fetchOwn: NonNullable<Handover["fetchScript"]> = (path, onEnd) =>
    fetchScript(config.origin + path, nonce, onEnd);

  const fetchRecorder = (): void => {
    if (isFetching) return;
    isFetching = true;
    fetchOwn(config.recorderPath, (isLoaded) => {
      if (isLoaded) return;
      isFetching = false;
      answer(null);
    });
  };

  const begin = (): void => {
    if (!isWanted || isStopped || !config.enabled || !consent.isGiven()) return;
    // The loader of the page around may have come after the frame's own.
    if (isWithinRecordedPage()) return;
    if (!control) {
      fetchRecorder();
      return;
    }
    if (!hasBegun) control.start(isForced);
    hasBegun = true;
    for (const one of told.splice(0)) control.tell?.(one);
  };

  const decide = (): void => {
    if (!consent.isGiven() && withdrawalStore(config).read() !== null) sendOn("withdraw");
    if (!config.enabled || !consent.isGiven()) return;
    const session = openSession(store, config.tag, Date.now() + clockOffsetMs);
    if (config.presencePath) fetchOwn(config.presencePath, () => {});
    isWanted ||= decideCapture(config, session) !== "off";
    begin();
  };

  const runErrand = (): void => {
    if (errand) control?.[errand]?.();
    // A recorder of before cannot withdraw, but end.
    if (errand === "withdraw" && !control?.withdraw) control?.stop();
    errand = null;
  };

  const sendOn = (next: typeof errand): void => {
    errand = next;
    if (control) runErrand();
    else fetchRecorder();
  };

  const tell =
    (name: TellName) =>
    (...args: unknown[]): void => {
      if (told.length < maxTold) told.push([name, ...args]);
      if (control) begin();
    };

  const api: PlayheadApi = {
    start() {
      isStopped = false;
      hasBegun = false;
      isForced = true;
      isWanted = true;
      begin();
    },
    stop() {
      isStopped = true;
      hasBegun = false;
      control?.stop();
    },
    consent(granted) {
      consent.say(granted);
      if (granted) {
        whenShown(decide);
        return;
      }
      told.length = 0;
      hasBegun = false;
      if (control || store.read() !== null) sendOn("withdraw");
    },
    sessionUrl: () =>
      new Promise((resolve) => {
        if (isFetching && !control) waiting.push(resolve);
        else resolve(control ? control.sessionUrl() : null);
      }),
    inspect: () => sendOn("inspect"),
    on(name, handler) {
      const hearing: Hearing = { name, handler };
      handlers.add(hearing);
      return () => {
        handlers.delete(hearing);
      };
    },
    identify: tell("identify"),
    conversation: tell("conversation"),
    track: tell("track"),
    prompt: tell("prompt"),
    tag: tell("tag"),
    variant: tell("variant"),
    release: tell("release"),
  };
  window.playhead = api;
  const handover: Handover = {
    config,
    clockOffsetMs,
    ready(loaded) {
      control = loaded;
      begin();
      runErrand();
      answer(control.sessionUrl());
    },
    moment<Name extends keyof PlayheadMoments>(name: Name, detail: PlayheadMoments[Name]) {
      for (const hearing of handlers) {
        if (hearing.name === name) guarded(hearing.handler)(detail);
      }
    },
    hearings: handlers,
    told,
    visit() {
      const record = parseSession(store.read());
      return record && { record, mode: decideCapture(config, record) };
    },
    fetchScript: fetchOwn,
    parts: {},
    renew(next) {
      if (next.siteKey !== config.siteKey || next.revision <= config.revision) return;
      handover.config = config = next;
      consent = consentUnder(next);
      if (config.enabled && consent.isGiven()) control?.renew?.();
      else {
        hasBegun = false;
        control?.stop();
      }
    },
  };
  window.__playhead = handover;

  whenShown(decide);
  for (const call of stub?.q ?? []) replay(api, call);
}

const replay = guarded((api: PlayheadApi, [name, args, answer]: QueuedCall) => {
  const value: unknown = Reflect.apply(api[name], api, args);
  answer?.(value);
});

/** A frame of the same website shares the tab's storage with the page around it, and is recorded by it. */
function isWithinRecordedPage(): boolean {
  try {
    return window.parent !== window && window.parent.playhead !== undefined;
  } catch {
    return false;
  }
}
