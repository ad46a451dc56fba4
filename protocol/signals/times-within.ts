/**
 * Those of the times that lie no farther before the last one.
 * @param times in order, ms
 */
export function timesWithin(times: readonly number[], windowMs: number, maxTimes: number): number[] {
  const last = times.at(-1) ?? 0;
  return times.filter((time) => time <= last && last - time <= windowMs).slice(-maxTimes);
}
