import type { ResponseKind } from "../../../protocol/click-events.ts";
import type { Mark } from "./rhythms.ts";

/** Something that happened while a click waited for its answer; times on the page's clock, ms. */
export interface Change {
  kind: ResponseKind;
  atMs: number;
  /** In the very task of the press or the click, so that nothing else can be its cause. */
  isCaused: boolean;
  /** Within the pressed control, where what comes and goes again is decoration. */
  isInside: boolean;
  marks: readonly Mark[];
}

export interface Outcome {
  kinds: ResponseKind[];
  firstMs: number | null;
  visibleMs: number | null;
  /** Changes that turn out to be what the page does anyway. */
  ambient: Change[];
}

const unnoticed: ReadonlySet<ResponseKind> = new Set(["clipboard", "request", "beacon"]);
export const isNoticed = ({ kind }: Change): boolean => !unnoticed.has(kind);

/**
 * What of the changes answered the click.
 * @param clickedMs time of the click; a change before it came with the press
 * @param knownMs how long the page's rhythms had been listened to before the press
 * @param isInsideAsBefore the pressed control looks as it did
 */
export function outcomeOf(
  changes: readonly Change[],
  clickedMs: number,
  knownMs: number,
  isInsideAsBefore: boolean,
): Outcome {
  const lasting = changes.filter((change) => !(change.isInside && isInsideAsBefore));
  const ambient = new Set([...alike(lasting)].filter((some) => isRhythm(some, knownMs)).flat());
  for (const change of ambient) if (change.isCaused) ambient.delete(change);
  const answers = lasting.filter((change) => !ambient.has(change)).sort((a, b) => a.atMs - b.atMs);
  const msTo = (answer: Change | undefined): number | null =>
    answer ? Math.max(0, Math.round(answer.atMs - clickedMs)) : null;
  return {
    kinds: [...new Set(answers.map(({ kind }) => kind))],
    firstMs: msTo(answers[0]),
    visibleMs: msTo(answers.find(isNoticed)),
    ambient: [...ambient],
  };
}

/** Changes of the same mark together. A page that storms makes hundreds while a click waits. */
function alike(changes: readonly Change[]): Set<Change[]> {
  const places = new Map<object, Map<string, Change[]>>();
  const all = new Set<Change[]>();
  for (const change of changes) {
    const [mark] = change.marks;
    if (!mark) continue;
    const place = places.get(mark.at) ?? new Map<string, Change[]>();
    places.set(mark.at, place);
    const some = place.get(mark.signature) ?? [];
    place.set(mark.signature, some);
    some.push(change);
    all.add(some);
  }
  return all;
}

/** A clock that had ticked once at most before the press shows its rhythm only afterwards. */
function isRhythm(changes: readonly Change[], knownMs: number): boolean {
  const times: number[] = [];
  for (const { atMs } of changes) {
    if (atMs - (times.at(-1) ?? Number.NEGATIVE_INFINITY) >= minPeriodMs) times.push(atMs);
  }
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  if (gaps.length < 2 || Math.max(...gaps) > 1.5 * Math.min(...gaps)) return false;
  // Had there been time for two of them before the press, it would be known.
  return 2 * Math.min(...gaps) > knownMs;
}

/** What changes faster than this is a movement, not a clock. */
const minPeriodMs = 300;
