import { eventType, incrementalSource, type ReplayEvent } from "../../../protocol/events.ts";
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

/** An event and its JSON. */
interface Written {
  event: ReplayEvent;
  text: string;
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
      const kept = fitting(events.map((event) => ({ event, text: jsonText(event) })));
      isPut = kept.length > 0;
      if (isPut) store.write(`[${jsonText(sessionId)},[${kept.map(({ text }) => text)}]]`);
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

/** What of the page's looks is given up, one after the other, until the rest fits: the visitor's doings are worth more. */
const looks: readonly ((event: ReplayEvent) => boolean)[] = [
  // No other type of event has a source.
  ({ data }) => Object(data).source === incrementalSource.mutation,
  ({ type }) => type === eventType.fullSnapshot,
];

/** All that was done on a page too large to be kept. */
export const doingsIn = (events: readonly ReplayEvent[]): ReplayEvent[] =>
  events.filter((event) => !looks.some((isLook) => isLook(event)));

/** Without its later parts a large page still shows its beginning; of too much that happened the newest is kept. */
function fitting(events: readonly Written[]): readonly Written[] {
  let kept = events;
  for (const isGivenUp of looks) {
    if (charsOf(kept) <= maxChars) return kept;
    kept = kept.filter(({ event }) => !isGivenUp(event));
  }
  let chars = charsOf(kept);
  return kept.filter(({ text }) => {
    const isFitting = chars <= maxChars;
    if (!isFitting) chars -= text.length + 1;
    return isFitting;
  });
}

const charsOf = (events: readonly Written[]): number =>
  events.reduce((sum, { text }) => sum + text.length + 1, 0);
