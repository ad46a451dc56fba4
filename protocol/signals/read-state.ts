/** What an earlier fold left, or anybody wrote: anything of another kind is neutral, and nothing throws. */

export const numberIn = (value: unknown, otherwise = 0): number =>
  typeof value === "number" && Number.isFinite(value) ? value : otherwise;

export const textIn = (value: unknown): string => (typeof value === "string" ? value : "");

/** The newest of them. */
export const numbersIn = (value: unknown, maxCount: number): number[] =>
  listIn(value, maxCount).map((one) => numberIn(one));

export const textsIn = (value: unknown, maxCount: number): string[] => listIn(value, maxCount).map(textIn);

export const listIn = (value: unknown, maxCount: number): unknown[] =>
  Array.isArray(value) ? value.slice(-maxCount) : [];
