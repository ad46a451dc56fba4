/** What is given up while a page storms, each step with what those before it give up. */
export const degradeStep = {
  none: 0,
  /** Changes are held back for longer, so that more of them come to nothing. */
  longHold: 1,
  /** Attributes, which change most often and show least, are told more rarely still. */
  rareAttributes: 2,
  /** Nothing is told but, after a while, the page anew. */
  snapshotsOnly: 3,
} as const;

export type DegradeStep = (typeof degradeStep)[keyof typeof degradeStep];

export interface Strain {
  step: DegradeStep;
  /** The present span of time, monotonic ms, and what telling has taken of it. */
  sinceMs: number;
  workMs: number;
}

const spanMs = 5_000;
/** Of the page's main thread. What is above it is felt. */
const tooMuch = 0.1;
const little = 0.03;
const stricter = [1, 2, 3, 3] as const;
const milder = [0, 0, 1, 2] as const;

export const longHoldMs = 1_000;
export const rareAttributesMs = 5_000;
export const snapshotsEveryMs = 10_000;

/** The strain after `workMs` more of telling. A storm is judged by what it costs, whatever it consists of. */
export function strainAfter(strain: Strain, workMs: number, nowMs: number): Strain {
  const sum = strain.workMs + workMs;
  const elapsedMs = nowMs - strain.sinceMs;
  if (elapsedMs < spanMs) return { ...strain, workMs: sum };
  const share = sum / elapsedMs;
  const { step } = strain;
  const next = share > tooMuch ? stricter[step] : share < little ? milder[step] : step;
  return { step: next, sinceMs: nowMs, workMs: 0 };
}
