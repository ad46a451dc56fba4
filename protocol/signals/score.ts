import { type Signal, type SignalCounts, type SignalKind, signalKinds } from "./signal.ts";

/** What each kind weighs when it is mild; severe, twice as much. A click on plain content alone is no struggle. */
const weights: Record<SignalKind, number> = {
  crash: 3,
  rageClick: 3,
  failedSubmissions: 3,
  errorClick: 3,
  deadClick: 2,
  reloadLoop: 2,
  formAbandonment: 2,
  brokenLink: 1,
  fieldReentry: 1,
  mouseThrash: 1,
  pinchZoom: 1,
  quickBack: 1,
  scrollThrash: 1,
  slowClick: 1,
  slowPage: 1,
  plainClick: 0,
};

/**
 * Whether any of these says that the visitor struggled.
 * @param counts undefined where an object of the version before tells none
 */
export const isStruggle = (counts: SignalCounts | undefined): boolean =>
  signalKinds.some((kind) => weights[kind] > 0 && (counts?.[kind] ?? 0) > 0);

/** So many points in a minute make a score of 63. */
const pointsOfMuch = 6;

/** What a signal adds; one that has grown severe had added the half before. */
export function pointsOf({ kind, severity, isGrown }: Pick<Signal, "kind" | "severity" | "isGrown">): number {
  const weight = weights[kind];
  return severity === "severe" && !isGrown ? 2 * weight : weight;
}

/**
 * A session's frustration, 0 to 100: 100 · (1 − e^(−p / (6 · √m))), p its points and m its minutes, one at least. It
 * saturates, so that the tenth struggle says less than the first; and with the root of its time, so that an hour with
 * five struggles is better than a minute with five, but worse than an hour with none. Any points make one at least, so that
 * who has struggled is found by it.
 */
export function frustrationOf(points: number, durationMs: number): number {
  const minutes = Math.max(1, durationMs / 60_000);
  if (points <= 0) return 0;
  return Math.max(1, Math.round(100 * (1 - Math.exp(-points / (pointsOfMuch * Math.sqrt(minutes))))));
}
