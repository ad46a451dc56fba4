import {
  answersOneIn,
  type Shown,
  shownByAnswers,
  shownByFlags,
  tellsAnswers,
  visitorBit,
} from "../../protocol/signals/habits.ts";
import { muteSignals } from "../../protocol/signals/mute.ts";
import type { Timeline, TimelineSignal } from "../../protocol/timeline.ts";
import type { SessionAddress } from "../archive/keys.ts";
import { openCatalog } from "../catalog/open-catalog.ts";
import {
  isForgotten,
  type Lesson,
  type Lessons,
  maxPlaces,
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
    const mayAnswer = timeline.clicks.length > 0 && tellsAnswers(this.#address.sessionId);
    if (flags.length === 0 && !mayAnswer) return { learned: [], forgotten: [] };
    return lessonsFrom(timeline, flags, mayAnswer, await this.#known(), visitorBit(visitorId), this.#nowMs);
  }

  #known(): Promise<PlaceRow[]> {
    const { websiteId } = this.#address;
    this.#places ??= openCatalog(this.#env, websiteId, this.#nowMs).then((catalog) =>
      readPlaces(catalog, websiteId),
    );
    return this.#places;
  }
}

export function lessonsFrom(
  timeline: Timeline,
  flags: readonly Shown[],
  mayAnswer: boolean,
  places: readonly PlaceRow[],
  bit: number,
  nowMs: number,
): Lessons {
  const known = new Set(places.map(({ place }) => place));
  const answers = mayAnswer ? shownByAnswers(timeline, known) : [];
  const hasRoom = places.length < maxPlaces;
  return {
    learned: [...flags, ...answers]
      .filter(({ place }) => hasRoom || known.has(place))
      .map((shown) => lessonOf(shown, bit)),
    forgotten: places
      .filter((row) => isForgotten(row, nowMs))
      .slice(0, maxForgotten)
      .map(({ place }) => place),
  };
}

const lessonOf = ({ place, what }: Shown, bit: number): Lesson =>
  what === "answered"
    ? { place, flagged: 0, happy: 0, answered: answersOneIn, visitorBits: 0 }
    : { place, flagged: 1, happy: what === "happy" ? 1 : 0, answered: 0, visitorBits: bit };
