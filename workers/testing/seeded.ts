/** Chance that a failing run can be repeated with. */
export interface Seeded {
  /** A whole number from 0, below `end`. */
  below(end: number): number;
  shuffled<T>(list: readonly T[]): T[];
}

/** Mulberry32: 32 bits of state, good enough to shuffle test cases. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const below = (end: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  return {
    below,
    shuffled(list) {
      const shuffled = [...list];
      for (let i = shuffled.length - 1; i > 0; i -= 1) {
        const j = below(i + 1);
        const [one, other] = [shuffled[i], shuffled[j]];
        if (one !== undefined && other !== undefined) [shuffled[i], shuffled[j]] = [other, one];
      }
      return shuffled;
    },
  };
}
