/** Shifts within such a stretch are one, and only the worst stretch counts (source: web.dev/articles/cls). */
const maxPauseMs = 1_000;
const maxStretchMs = 5_000;

export interface LayoutShifts {
  add(size: number, atMs: number): void;
  /** The worst stretch, a score. */
  worst(): number;
}

export function createLayoutShifts(): LayoutShifts {
  let worst = 0;
  let sum = 0;
  let firstMs = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    add(size, atMs) {
      const isSame = atMs - lastMs < maxPauseMs && atMs - firstMs < maxStretchMs;
      if (!isSame) firstMs = atMs;
      sum = isSame ? sum + size : size;
      lastMs = atMs;
      worst = Math.max(worst, sum);
    },
    worst: () => worst,
  };
}

/** One of so many interactions, the slowest, is left out as a freak (source: web.dev/articles/inp). */
const perFreak = 50;
const maxKept = 10;

export interface Interactions {
  /** @param id the browser's, 0 for an event that is part of none */
  add(id: number, durationMs: number): void;
  /** The slowest but the freaks, ms; null without any. @param count all there were, if the browser tells */
  slow(count: number): number | null;
}

export function createInteractions(): Interactions {
  const slowest = new Map<number, number>();
  let seen = 0;
  let lastId = 0;
  return {
    add(id, durationMs) {
      if (!id) return;
      if (id > lastId) {
        lastId = id;
        seen++;
      }
      slowest.set(id, Math.max(slowest.get(id) ?? 0, durationMs));
      if (slowest.size <= maxKept) return;
      const [least] = [...slowest].sort(([, a], [, b]) => a - b);
      if (least) slowest.delete(least[0]);
    },
    slow(count) {
      const durations = [...slowest.values()].sort((a, b) => b - a);
      const freaks = Math.floor(Math.max(count, seen) / perFreak);
      return durations[Math.min(freaks, durations.length - 1)] ?? null;
    },
  };
}
