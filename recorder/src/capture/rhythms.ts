/**
 * What a page does without being asked: clocks, carousels, animations, polling. Where the like of a change has come
 * before at intervals, the next one is due at the next, and no answer to the click it happens to follow.
 */

/** A change by where it was and what was like it. */
export interface Mark {
  at: object;
  signature: string;
  /** Where below `at` it was; absent: there itself. */
  from?: object;
}

/** Changes closer together are one: an animation counts ten times a second. */
const mergeMs = 100;
/** So many of the latest times say how long the intervals are. */
const maxTimes = 5;
/** An interval that has come so often may pause, as a carousel does under the pointer, and is still known. */
const knownTimes = 4;
/** What paused for longer than this begins anew. */
const forgetMs = 120_000;
/** Changes here and there below a place are its own rhythm once they were at so many: one clock is not all clocks. */
const minSources = 3;
/** Signatures known of one place; a page that makes up ever new ones has no rhythm. */
const maxSignatures = 40;

interface Rhythm {
  times: number[];
  sources: WeakSet<object>;
  sourceCount: number;
}

export interface Rhythms {
  /** @param atMs time of a change that no click has caused */
  note(mark: Mark, atMs: number): void;
  isDue(mark: Mark, atMs: number): boolean;
}

export function createRhythms(): Rhythms {
  const places = new WeakMap<object, Map<string, Rhythm>>();
  return {
    note({ at, signature, from }, atMs) {
      const place = places.get(at) ?? new Map<string, Rhythm>();
      places.set(at, place);
      const rhythm = place.get(signature) ?? { times: [], sources: new WeakSet(), sourceCount: 0 };
      const { times, sources } = rhythm;
      if (from && !sources.has(from)) {
        sources.add(from);
        rhythm.sourceCount++;
      }
      const lastMs = times.at(-1) ?? Number.NEGATIVE_INFINITY;
      if (atMs - lastMs < mergeMs) return;
      if (atMs - lastMs > forgetMs) times.length = 0;
      times.push(atMs);
      if (times.length > maxTimes) times.shift();
      if (place.size < maxSignatures || place.has(signature)) place.set(signature, rhythm);
    },
    isDue({ at, signature, from }, atMs) {
      const rhythm = places.get(at)?.get(signature);
      return rhythm !== undefined && (!from || rhythm.sourceCount >= minSources) && isDue(rhythm.times, atMs);
    },
  };
}

/** Whether, after changes at these times, one more is what was to be expected. */
export function isDue(times: readonly number[], atMs: number): boolean {
  const lastMs = times.at(-1);
  if (lastMs === undefined || times.length < 2) return false;
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const sinceMs = atMs - lastMs;
  // One change comes in several records.
  if (sinceMs < mergeMs) return true;
  const isEarly = sinceMs < 0.7 * Math.min(...gaps) - mergeMs;
  const isLate = sinceMs > 1.5 * Math.max(...gaps) + 300;
  return !isEarly && (!isLate || (times.length >= knownTimes && sinceMs < forgetMs));
}
