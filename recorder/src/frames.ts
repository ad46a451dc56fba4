import type { RecorderConfig } from "../../protocol/recorder-config.ts";
import { isAsk, makeAnswer, makeAsk, readAnswer, type SharedSession } from "../session/frame-session.ts";
import type { SessionRecord } from "../session/session-rule.ts";
import { createListeners, type Listeners } from "./listen.ts";
import { createTimer } from "./timers.ts";

type Website = Pick<RecorderConfig, "siteKey" | "tag">;

/** The page around a frame loads its recorder when it can; a frame that stands alone waits so long in vain. */
const askEveryMs = 250;
const maxAsks = 6;

export const isFrame = (): boolean => window.parent !== window;

/** The session of the page around this frame; null when nobody there records. */
export function askPageAround({ siteKey, tag }: Website): Promise<SharedSession | null> {
  const { parent } = window;
  return new Promise((resolve) => {
    const listeners = createListeners();
    const end = (shared: SharedSession | null): void => {
      timer.disarm();
      listeners.removeAll();
      resolve(shared);
    };
    let asks = 0;
    const ask = (): void => {
      if (asks++ === maxAsks) {
        end(null);
        return;
      }
      // To whoever it is: the question names a key that any page may read.
      parent.postMessage(makeAsk(siteKey), "*");
      timer.arm(askEveryMs);
    };
    const timer = createTimer(ask);
    listeners.on(window, "message", (event) => {
      if (!(event instanceof MessageEvent) || event.source !== parent) return;
      const shared = readAnswer(event.data, siteKey, tag);
      if (shared !== null) end(shared);
    });
    ask();
  });
}

/** Tells frames of this page that carry the same tag what session they are part of. */
export function answerFrames(
  { siteKey }: Website,
  session: () => SessionRecord | null,
  listeners: Listeners,
): void {
  listeners.on(window, "message", (event) => {
    // Reading what a message holds may be work, and most come from elsewhere.
    if (!(event instanceof MessageEvent)) return;
    const frame = frameOf(event.source);
    if (frame === null || !isAsk(event.data, siteKey)) return;
    const record = session();
    // Of a sandboxed frame the origin is "null", and nothing could be addressed to it alone.
    if (record !== null && event.origin !== "null")
      frame.postMessage(makeAnswer(siteKey, record), event.origin);
  });
}

function frameOf(source: MessageEventSource | null): Window | null {
  for (let at = 0; at < window.length; at++) {
    const frame: Window | undefined = window[at];
    if (frame !== undefined && frame === source) return frame;
  }
  return null;
}
