/** The n-th of shares from 0 to 1, by the golden ratio: spread as well as chance does it, and the same in every run. */
export const spread = (n: number): number => ((n + 1) * 0.618034) % 1;
