import { sha256 } from "../sha256.ts";
import { type Moment, serverTimes, type Timeline, type TimelineSignal } from "../timeline.ts";
import { elementKey } from "./element-key.ts";
import { learnableKinds } from "./learned.ts";
import { placeOf, placeOfSignal } from "./mute.ts";

/** What one session shows of a place; see `Habit`. */
export interface Shown {
  /** See `placeOf`. */
  place: string;
  what: "happy" | "unhappy" | "answered";
}

/** Who goes on for so long was not stopped. */
const goesOnMs = 30_000;
/** A session writes a row for each. */
const maxShown = 8;

/**
 * What a session that is over shows of the places of its signals, each once. It went on happily when the visitor did
 * something half a minute later still, and had no other trouble there.
 */
export function shownByFlags(timeline: Timeline): Shown[] {
  const signals = timeline.signals ?? [];
  const shown = new Map<string, Shown>();
  for (const signal of signals) {
    const place = learnableKinds.includes(signal.kind) ? placeOfSignal(signal) : null;
    if (place === null || (shown.size >= maxShown && !shown.has(place))) continue;
    const isHappy = shown.get(place)?.what !== "unhappy" && wentOnHappily(signal, timeline);
    shown.set(place, { place, what: isHappy ? "happy" : "unhappy" });
  }
  return [...shown.values()];
}

/**
 * Which of the known places were clicked and answered.
 * @param known places of which the website knows already; of others nothing needs to be known
 */
export function shownByAnswers(timeline: Timeline, known: ReadonlySet<string>): Shown[] {
  const flagged = new Set((timeline.signals ?? []).map(placeOfSignal));
  const answered = new Set<string>();
  for (const click of timeline.clicks) {
    const element = elementKey({ url: urlAt(timeline, click), element: click });
    if (element === null) continue;
    for (const kind of learnableKinds) {
      const place = placeOf(kind, element);
      if (known.has(place) && !flagged.has(place)) answered.add(place);
    }
  }
  return [...answered].slice(0, maxShown).map((place) => ({ place, what: "answered" }));
}

/** One in so many sessions tells of its answers, for all of them: nearly every session clicks something that works. */
export const answersOneIn = 8;
/** And of its flags where they are well known: each costs a written row. */
export const flagsOneIn = 4;

/** Whether a session is the one in so many. */
export const isOneIn = (oneIn: number, sessionId: string): boolean => hashOf(sessionId) % oneIn === 0;

/** The bit of `Habit.visitorBits` that stands for a visitor, as an unsigned number. */
export const visitorBit = (visitorId: string): number => (1 << (hashOf(visitorId) % 32)) >>> 0;

function wentOnHappily(signal: TimelineSignal, timeline: Timeline): boolean {
  // Who tries it three times was not content with what came of it.
  if (signal.kind === "deadClick" && signal.severity === "severe") return false;
  const element = elementKey(signal);
  const isTroubledThere = (timeline.signals ?? []).some(
    (other) => other.kind !== signal.kind && other.kind !== "plainClick" && elementKey(other) === element,
  );
  if (isTroubledThere) return false;
  const onServer = serverTimes(timeline);
  const untilMs = onServer(signal) + goesOnMs;
  return (
    timeline.activity.some(([atMs]) => atMs >= untilMs) ||
    timeline.pages.some((page) => onServer(page) >= untilMs)
  );
}

/** Of the page that the tab had then. */
function urlAt({ pages }: Timeline, { tabId, at }: Moment): string {
  let url = "";
  for (const page of pages) if (page.tabId === tabId && page.at <= at) url = page.url;
  return url;
}

function hashOf(text: string): number {
  const [a = 0, b = 0] = sha256(new TextEncoder().encode(text));
  return a * 256 + b;
}
