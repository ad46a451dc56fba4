/** Sessions that began in a stretch of time. */
interface Charted {
  sessions: number;
  withErrors: number;
  withStruggle: number;
}

/** A quarter of an hour of UTC, by its start. */
export interface ChartedQuarter extends Charted {
  atMs: number;
}

export interface ChartPoint extends Charted {
  /** When the hour or day begins, server time. */
  atMs: number;
  /** Of the zone then, ms to add to UTC. */
  offsetMs: number;
}

/** Says how far a zone's clock is ahead of UTC at a time, ms. */
export type OffsetAt = (atMs: number) => number;

const hourMs = 3_600_000;
const quarterMs = hourMs / 4;

/**
 * The hours or days of a zone from one time to another, with what began in each; those without any are there as well.
 * Days are as long as the zone's clock makes them, and an hour that it repeats comes twice.
 */
export function chartPoints(
  quarters: readonly ChartedQuarter[],
  per: "hour" | "day",
  { fromMs, toMs }: { fromMs: number; toMs: number },
  offsetAt: OffsetAt,
): ChartPoint[] {
  const points: ChartPoint[] = [];
  const counted = new Map(quarters.map((quarter) => [quarter.atMs, quarter]));
  let label = "";
  for (let atMs = startOf(fromMs, per, offsetAt); atMs <= toMs; atMs += quarterMs) {
    const offsetMs = offsetAt(atMs);
    const next = labelOf(atMs, per, offsetMs);
    if (next !== label) points.push({ atMs, offsetMs, sessions: 0, withErrors: 0, withStruggle: 0 });
    label = next;
    const [point, quarter] = [points.at(-1), counted.get(atMs)];
    if (point === undefined || quarter === undefined) continue;
    point.sessions += quarter.sessions;
    point.withErrors += quarter.withErrors;
    point.withStruggle += quarter.withStruggle;
  }
  return points;
}

/** Goes back by quarters until the hour or day is another. */
function startOf(fromMs: number, per: "hour" | "day", offsetAt: OffsetAt): number {
  let startMs = Math.floor(fromMs / quarterMs) * quarterMs;
  const label = labelOf(startMs, per, offsetAt(startMs));
  while (labelOf(startMs - quarterMs, per, offsetAt(startMs - quarterMs)) === label) startMs -= quarterMs;
  return startMs;
}

/** Tells hours and days apart; an hour that comes twice by its offset. */
const labelOf = (atMs: number, per: "hour" | "day", offsetMs: number): string => {
  const local = atMs + offsetMs;
  return per === "day"
    ? String(Math.floor(local / (24 * hourMs)))
    : `${Math.floor(local / hourMs)} ${offsetMs}`;
};
