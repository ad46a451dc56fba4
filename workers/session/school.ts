import {
  answersOneIn,
  flagsOneIn,
  isOneIn,
  type Shown,
  shownByAnswers,
  shownByFlags,
  visitorBit,
} from "../../protocol/signals/habits.ts";
import { isWellKnown } from "../../protocol/signals/learned.ts";
import { muteSignals } from "../../protocol/signals/mute.ts";
import type { Timeline, TimelineSignal } from "../../protocol/timeline.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import {
  isForgotten,
  type Lesson,
  type Lessons,
  maxPlaces,
  noLessons,
  type PlaceRow,
  readPlaces,
  silencedOf,
} from "../catalog/signal-places.ts";
import type { Env } from "../env.ts";

/** A call has a hundred parameters. */
const maxForgotten = 50;

/** What a website has learned of its signals, for one seal: asked once, and only where there is something to judge. */
export class School {
  readonly #env: Env;
  readonly #address: SessionAddress;
  readonly #nowMs: number;
  #places: Promise<PlaceRow[]> | null = null;

  constructor(env: Env, address: SessionAddress, nowMs: number) {
    this.#env = env;
    this.#address = address;
    this.#nowMs = nowMs;
  }

  readonly judge = async (signals: readonly TimelineSignal[]): Promise<readonly TimelineSignal[]> =>
    signals.length === 0 ? signals : muteSignals(signals, silencedOf(await this.#known(), this.#nowMs));

  /** What a session that is over teaches. */
  async lessonsOf(timeline: Timeline, visitorId: string): Promise<Lessons> {
    const flags = shownByFlags(timeline);
    const mayAnswer = timeline.clicks.length > 0 && isOneIn(answersOneIn, this.#address.sessionId);
    if (flags.length === 0 && !mayAnswer) return noLessons;
    const places = await this.#known();
    const answers = mayAnswer ? shownByAnswers(timeline, new Set(places.map(({ place }) => place))) : [];
    const teacher = { sessionId: this.#address.sessionId, visitorId };
    return lessonsFrom([...flags, ...answers], teacher, places, this.#nowMs);
  }

  #known(): Promise<PlaceRow[]> {
    const { websiteId } = this.#address;
    this.#places ??= openCatalog(this.#env, websiteId, this.#nowMs).then((catalog) =>
      readPlaces(catalog, websiteId),
    );
    return this.#places;
  }
}

/** What a website learns of what a session has shown, as far as there is room and need for it. */
export function lessonsFrom(
  shown: readonly Shown[],
  teacher: { sessionId: string; visitorId: string },
  places: readonly PlaceRow[],
  nowMs: number,
): Lessons {
  const known = new Map(places.map((row) => [row.place, row]));
  const bit = visitorBit(teacher.visitorId);
  const learned = shown.flatMap((one): Lesson[] => {
    const row = known.get(one.place);
    if (row === undefined && places.length >= maxPlaces) return [];
    if (one.what === "answered") return [{ ...nothing, place: one.place, answered: answersOneIn }];
    const isKnown = row !== undefined && isWellKnown(row);
    if (isKnown && !isOneIn(flagsOneIn, teacher.sessionId)) return [];
    const flagged = isKnown ? flagsOneIn : 1;
    const happy = one.what === "happy" ? flagged : 0;
    return [{ ...nothing, place: one.place, flagged, happy, visitorBits: bit }];
  });
  const forgotten = places.filter((row) => isForgotten(row, nowMs)).map(({ place }) => place);
  return { learned, forgotten: forgotten.slice(0, maxForgotten) };
}

const nothing = { flagged: 0, happy: 0, answered: 0, visitorBits: 0 };
