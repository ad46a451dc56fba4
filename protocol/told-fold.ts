import type { PlayheadEvent } from "./events.ts";
import type { ConversationPayload, IdentifyPayload } from "./identity-events.ts";

/** A page that tags in a loop must not fill the summary, which is kept with the session. */
const maxTags = 50;
const maxVariants = 20;

/** What was said last, the tab's own clock, ms. */
interface Said<Words> {
  atMs: number;
  words: Words;
}

/** What the pages of a session have told of its visitor. */
export interface Told {
  contact: Said<IdentifyPayload> | null;
  conversation: Said<ConversationPayload> | null;
  release: Said<string> | null;
  /** By the experiment's name. */
  variants: Record<string, Said<string>>;
  /** In order, each once. */
  tags: string[];
}

const nothingTold = (): Told => ({
  contact: null,
  conversation: null,
  release: null,
  variants: {},
  tags: [],
});

/**
 * One event further, in any order of the events the same. Of what can be said again the last counts, ties by its text; of
 * too many tags or experiments those stay that are first by name.
 * @returns the very same when the event tells nothing of the visitor
 */
export function foldTold(told: Told | undefined, event: PlayheadEvent, atMs: number): Told | undefined {
  const before = told ?? nothingTold();
  switch (event.tag) {
    case "ph.identify":
      return { ...before, contact: later(before.contact, { atMs, words: event.payload }) };
    case "ph.conversation":
      return { ...before, conversation: later(before.conversation, { atMs, words: event.payload }) };
    case "ph.release":
      return { ...before, release: later(before.release, { atMs, words: event.payload.version }) };
    case "ph.device":
      // What the page names in its head; a call of `release()` comes later.
      return event.payload.release === ""
        ? told
        : { ...before, release: later(before.release, { atMs, words: event.payload.release }) };
    case "ph.tag":
      return { ...before, tags: [...new Set([...before.tags, event.payload.name])].sort().slice(0, maxTags) };
    case "ph.variant":
      return { ...before, variants: withVariant(before.variants, event.payload, atMs) };
    default:
      return told;
  }
}

function withVariant(
  variants: Told["variants"],
  { name, value }: { name: string; value: string },
  atMs: number,
): Told["variants"] {
  const known = new Map(Object.entries(variants));
  known.set(name, later(known.get(name) ?? null, { atMs, words: value }));
  return Object.fromEntries([...known].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, maxVariants));
}

function later<Words>(one: Said<Words> | null, other: Said<Words>): Said<Words> {
  if (one === null || other.atMs > one.atMs) return other;
  return other.atMs === one.atMs && JSON.stringify(other.words) > JSON.stringify(one.words) ? other : one;
}
