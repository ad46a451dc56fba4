import type { ReplayEvent } from "../../../protocol/events.ts";
import type { SessionId } from "../../../protocol/ids.ts";
import { jsonText } from "../../../protocol/json-text.ts";
import type { TextStore } from "../../session/text-store.ts";

/** A fifth of what browsers let a page keep there, which is the page's own. */
const maxChars = 1_000_000;

/** What a page that went could not send, because what sends was not there yet, on its way to the tab's next page. */
export interface Carried {
  /** Of the page before, if it recorded the same session. */
  take(sessionId: SessionId): ReplayEvent[];
  put(sessionId: SessionId, events: readonly ReplayEvent[]): void;
  /** The page lives on after all. `gone`: what it put there has been taken by another. */
  takeBack(): "gone" | "kept";
}

/** @param store of the tab */
export function createCarried(store: TextStore): Carried {
  let isPut = false;
  return {
    take(sessionId) {
      const text = store.read();
      store.remove();
      try {
        const [ofSession, events]: [unknown, ReplayEvent[]] = JSON.parse(text ?? "[]");
        return ofSession === sessionId && Array.isArray(events) ? events : [];
      } catch {
        return [];
      }
    },
    put(sessionId, events) {
      const text = jsonText([sessionId, events]);
      isPut = text.length <= maxChars;
      if (isPut) store.write(text);
    },
    takeBack() {
      if (!isPut) return "kept";
      const isGone = store.read() === null;
      isPut = false;
      store.remove();
      return isGone ? "gone" : "kept";
    },
  };
}
